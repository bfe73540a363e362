import type { RuleNumber } from '../numbers.ts'
import type { RuleValue } from '../values.ts'
import { momentIn } from '../zones.ts'
import { argument } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { date, integer, parameter } from './parameters.ts'

const moment = parameter(['datetime', 'date'])('date')
const hour = integer('hour', { optional: true })
const minute = integer('minute', { optional: true })

/** A moment written as text with its offset, or a date with hour and minute on the clocks of the workspace's zone. */
export const makeMoment: Operator = {
  group: 'dates',
  parameters: [moment, hour, minute],
  arrange: (count) => (count === 1 ? [moment] : count <= 3 ? [date('date'), hour, minute].slice(0, count) : undefined),
  result: { type: 'datetime' },
  meaning: (args, call) => {
    const first = argument(args, 0)
    if (call.args[0]?.type.type === 'datetime') return first
    return (run) => {
      const [day = null, hours = 0, minutes = 0] = args.map((give) => give(run))
      if (day === null || !isWithin(hours, 23) || !isWithin(minutes, 59)) return null
      return momentIn(run.context.zone, String(day), Number(hours) * 60 + Number(minutes))
    }
  },
  wording: {
    label: label('moment', 'thời điểm', '时刻'),
    words: {
      en: ['{0}', '{0} at {1}:00', '{0} at {1}:{2}'],
      vi: ['{0}', '{0} lúc {1}:00', '{0} lúc {1}:{2}'],
      'zh-CN': ['{0}', '{0} {1}:00', '{0} {1}:{2}'],
    },
  },
  samples: [
    { args: ['2026-11-21T09:30:00+07:00'], gives: '2026-11-21T02:30:00.000Z' },
    { args: [{ today: [] }], gives: '2026-11-21T17:00:00.000Z' },
    { args: [{ date: '2026-11-21' }, 9, 30], gives: '2026-11-21T02:30:00.000Z' },
    { args: [{ date: '2026-11-21' }, 24], gives: null },
    { args: [null], gives: null },
  ],
}

const isWithin = (part: RuleValue | undefined, most: number): part is RuleNumber =>
  part !== null && Number(part) >= 0 && Number(part) <= most
