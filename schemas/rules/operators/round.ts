import { roundDecimal } from '../decimal.ts'
import { asDecimal, type RuleNumber } from '../numbers.ts'
import { sizeOfRounded } from './arithmetic.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { integer, number } from './parameters.ts'

/** Decimals to round to at most, and powers of ten at most. */
const furthestScale = 20

/** Rounds half away from zero, to whole numbers or to so many decimals (-20 to 20; negative: tens, hundreds ...). */
export const round: Operator = {
  group: 'numbers',
  parameters: [number('number'), integer('decimals', { literal: true, optional: true })],
  result: { type: 'decimal' },
  meaning: unlessBlank((value: RuleNumber, decimals: RuleNumber = 0) =>
    roundDecimal(asDecimal(value), scaleWithin(Number(decimals)))),
  size: sizeOfRounded,
  wording: {
    label: label('rounded', 'làm tròn', '四舍五入'),
    words: {
      en: ['{0} rounded', '{0} rounded to {1} decimals'],
      vi: ['{0} làm tròn', '{0} làm tròn đến {1} chữ số thập phân'],
      'zh-CN': ['{0} 四舍五入', '{0} 四舍五入到 {1} 位小数'],
    },
  },
  samples: [
    { args: [2.5], gives: '3' },
    { args: [-2.5], gives: '-3' },
    { args: [1.005, 2], gives: '1.01' },
    { args: [1250, -2], gives: '1300' },
    { args: [-0.4], gives: '0' },
    { args: [null, 2], gives: null },
  ],
}

/** The scale as all engines take it. */
export const scaleWithin = (scale: number): number => Math.min(Math.max(scale, -furthestScale), furthestScale)
