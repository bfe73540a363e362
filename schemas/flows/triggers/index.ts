import type { TriggerType } from '../trigger-type.ts'
import { button } from './button.ts'
import { called } from './called.ts'
import { date } from './date.ts'
import { record } from './record.ts'
import { schedule } from './schedule.ts'
import { webhook } from './webhook.ts'

/** Every way in which flows start, in the order in which they are offered. */
export const triggerTypes: readonly TriggerType[] = [button, record, date, schedule, webhook, called]
