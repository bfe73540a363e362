import type { DateText } from '../dates.ts'
import type { RuleValue } from '../values.ts'
import { clockIn, dateIn } from '../zones.ts'
import { argument } from './meaning.ts'
import type { Meaning } from './operator.ts'

/** Of a date, or of the date that a moment has in the workspace's zone. */
export const ofDate = (give: (date: DateText) => RuleValue): Meaning => (args, call) => {
  const value = argument(args, 0)
  const isMoment = call.args[0]?.type.type === 'datetime'
  return (run) => {
    const when = value(run)
    const date = isMoment && when !== null ? dateIn(run.context.zone, String(when)) : when
    return date === null ? null : give(String(date))
  }
}

/** Of a time of day, or of the time that a moment has in the workspace's zone. */
export const ofClock = (give: (clock: string) => RuleValue): Meaning => (args, call) => {
  const value = argument(args, 0)
  const isMoment = call.args[0]?.type.type === 'datetime'
  return (run) => {
    const when = value(run)
    if (when === null) return null
    return give(isMoment ? clockIn(run.context.zone, String(when)) : String(when))
  }
}
