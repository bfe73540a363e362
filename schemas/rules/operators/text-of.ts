import { canonicalDecimal } from '../decimal.ts'
import { isNumber, type RuleType } from '../rule-type.ts'
import type { RuleValue } from '../values.ts'
import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { parameter } from './parameters.ts'

/** A value as it stands on the wire, in no language: `1234.5`, `true`, `2026-11-21`. Numbers in full, without zeros at the end. */
export const textOf: Operator = {
  group: 'text',
  parameters: [parameter(['integer', 'decimal', 'boolean', 'date', 'datetime', 'time'])('value')],
  result: { type: 'text' },
  meaning: (args, call) => {
    const value = argument(args, 0)
    const write = writerOf(call.args[0]?.type)
    return (run) => {
      const given = value(run)
      return given === null ? null : write(given)
    }
  },
  wording: {
    label: label('as text', 'dạng văn bản', '转为文本'),
    words: phrase('{0} as text', '{0} dạng văn bản', '{0} 的文本形式'),
  },
  samples: [
    { args: [5], gives: '5' },
    { args: [{ decimal: '-01.500' }], gives: '-1.5' },
    { args: [{ decimal: '12345678901234567890.10' }], gives: '12345678901234567890.1' },
    { args: [true], gives: 'true' },
    { args: [{ '<': [2, 1] }], gives: 'false' },
    { args: [{ date: '2026-11-21' }], gives: '2026-11-21' },
    { args: [{ today: [] }], gives: '2026-11-22' },
    { args: [{ now: [] }], gives: '2026-11-21T18:30:00.000Z' },
    { args: ['09:30'], gives: '09:30:00' },
    { args: [null], gives: null },
  ],
}

/** How values of a type that are not blank are written as text. */
export function writerOf(type: RuleType | undefined): (value: RuleValue) => string {
  return type && isNumber(type) ? (value) => (typeof value === 'string' ? canonicalDecimal(value) : String(value)) : String
}
