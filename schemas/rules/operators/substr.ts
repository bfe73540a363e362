import type { RuleNumber } from '../numbers.ts'
import { standard } from '../standard.ts'
import { astral } from '../text.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { integer, text } from './parameters.ts'

/**
 * A part of a text, counted in code points from 0. A negative start counts from the end;
 * a negative length leaves out so many at the end.
 */
export const substr: Operator = {
  group: 'text',
  parameters: [text('text'), integer('start'), integer('length', { optional: true })],
  result: { type: 'text' },
  meaning: unlessBlank(partOf),
  wording: {
    label: label('part of', 'một phần của', '截取'),
    words: {
      en: ['{0} from position {1}', '{2} characters of {0} from position {1}'],
      vi: ['{0} từ vị trí {1}', '{2} ký tự của {0} từ vị trí {1}'],
      'zh-CN': ['{0} 从第 {1} 位起', '{0} 从第 {1} 位起的 {2} 个字符'],
    },
  },
  samples: [
    { args: ['jsonlogic', 4], gives: 'logic' },
    { args: ['jsonlogic', -5], gives: 'logic' },
    { args: ['jsonlogic', 1, 3], gives: 'son' },
    { args: ['jsonlogic', 4, -2], gives: 'log' },
    { args: ['jsonlogic', -20, 4], gives: 'json' },
    { args: ['jsonlogic', 2, 0], gives: null },
    { args: ['jsonlogic', 4, -20], gives: null },
    { args: ['a😀bc', 1, 2], gives: '😀b' },
    { args: ['a😀bc', -3, -1], gives: '😀b' },
    { args: ['abc', { '*': [9_000_000_000, 9_000_000_000] }], gives: null },
  ],
}

/** Further than any text is long, so that positions fit the integers of every engine. */
export const furthestPosition = 1_000_000_000

export function partOf(whole: string, start: RuleNumber, length?: RuleNumber): string | null {
  const from = bounded(start)
  const count = length === undefined ? undefined : bounded(length)
  return (astral.test(whole) ? partOfPoints(whole, from, count) : partOfUnits(whole, from, count)) || null
}

const bounded = (position: RuleNumber): number => Math.min(Math.max(Number(position), -furthestPosition), furthestPosition)

const partOfUnits = (whole: string, start: number, length?: number): string =>
  String(length === undefined ? standard('substr', whole, start) : standard('substr', whole, start, length))

function partOfPoints(whole: string, start: number, length?: number): string {
  const points = Array.from(whole)
  const from = start < 0 ? Math.max(points.length + start, 0) : start
  if (length === undefined) return points.slice(from).join('')
  return points.slice(from, length < 0 ? Math.max(points.length + length, from) : from + length).join('')
}
