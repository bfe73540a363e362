import { Type } from 'typebox'
import type { Issue } from '../../issue.ts'
import { defineFieldType } from '../field-type.ts'
import { textOperators } from '../filters.ts'
import { readText, refuseUnstorable, tidyText } from '../text-value.ts'

/** A number that the system gives each new record, such as `D-2026-00042`. */
export const autonumber = defineFieldType({
  name: 'autonumber',
  family: 'automatic',
  example: 'D-2026-00042',
  settings: Type.Object(
    {
      /** Text with `{yyyy} {yy} {mm} {dd}` for the day and one `{0000}` for the counter, as many zeros as digits. */
      pattern: Type.String({ minLength: 3, maxLength: 60 }),
      /** When the counter starts again at one. */
      reset: Type.Optional(Type.Enum(['never', 'year', 'month', 'day'], { default: 'never' })),
    },
    { additionalProperties: false },
  ),
  value: () => Type.String({ minLength: 1, maxLength: 100 }),
  refuse: refuseUnstorable,
  normalise: tidyText,
  column: () => ({ kind: 'text' }),
  decode: String,
  filledBy: 'system',
  numbering: ({ pattern, reset = 'never' }, today) => {
    const [before = '', after = ''] = pattern.split(counter).map((around) => withDay(around, today))
    const digits = (counter.exec(pattern)?.[0].length ?? 2) - 2
    return { period: today.slice(0, periodLength[reset]), before, digits, after }
  },
  ruleType: () => ({ type: 'text' }),
  operators: textOperators,
  sortable: true,
  searchable: true,
  inspector: [
    { key: 'pattern', step: 'basics', editor: 'pattern' },
    { key: 'reset', step: 'basics', editor: 'choice' },
  ],
  control: 'read_only',
  format: String,
  parse: readText,
  check: ({ pattern, reset = 'never' }) => [...patternFaults(pattern), ...resetFaults(pattern, reset)],
})

const counter = /\{0{1,12}\}/

type Reset = 'never' | 'year' | 'month' | 'day'

/** How much of `2026-11-21` names the period in which numbers are counted. */
const periodLength: Readonly<Record<Reset, number>> = { never: 0, year: 4, month: 7, day: 10 }

const withDay = (text: string, day: string): string =>
  text
    .replaceAll('{yyyy}', day.slice(0, 4))
    .replaceAll('{yy}', day.slice(2, 4))
    .replaceAll('{mm}', day.slice(5, 7))
    .replaceAll('{dd}', day.slice(8, 10))

function patternFaults(pattern: string): Issue[] {
  const counters = pattern.split(counter).length - 1
  const rest = withDay(pattern.replaceAll(new RegExp(counter, 'g'), ''), '2026-11-21')
  const fault = (code: string): Issue[] => [{ code: `field.autonumber.${code}`, path: '/pattern', params: { pattern } }]
  if (/[{}]/.test(rest) || tidyText(pattern) !== pattern || refuseUnstorable(pattern)) return fault('bad-pattern')
  return counters === 1 ? [] : fault('one-counter')
}

/** A counter that starts again would give a number twice unless the number names its period. */
function resetFaults(pattern: string, reset: Reset): Issue[] {
  const needed = { never: [], year: [/\{yy(yy)?\}/], month: [/\{yy(yy)?\}/, /\{mm\}/], day: [/\{yy(yy)?\}/, /\{mm\}/, /\{dd\}/] }[reset]
  const told = needed.every((part) => part.test(pattern))
  return told ? [] : [{ code: 'field.autonumber.reset-not-in-pattern', path: '/reset', params: { reset, pattern } }]
}
