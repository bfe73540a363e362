import type { Language } from '../label.ts'
import type { SharedSettings } from '../workspace-settings.ts'
import { limits } from './limits.ts'
import type { RuleContext } from './values.ts'
import { dateIn } from './zones.ts'

/** For whom a rule runs, and when. */
interface Evaluation {
  readonly now: Date
  /** Id of the person; null where nobody is. */
  readonly user: string | null
  /** API names of that person's roles. */
  readonly roles: readonly string[]
  readonly language: Language
}

/** What an evaluation is told of the world, in a workspace with these settings. */
export function ruleContext(settings: SharedSettings, { now, user, roles, language }: Evaluation): RuleContext {
  const { zone, weekStart, fiscalYearStart } = settings
  const moment = now.toISOString()
  return { now: moment, today: dateIn(zone, moment) ?? moment.slice(0, 10), user, roles, zone, weekStart, fiscalYearStart, language, fuel: limits.fuel }
}
