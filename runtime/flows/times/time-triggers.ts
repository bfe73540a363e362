import { type FlowDefinition, isActiveFlow, objectOf } from '../../../schemas/flows/flow.ts'
import { type Cron, readCron } from '../../../schemas/flows/schedule/cron.ts'
import type { DateOffset } from '../../../schemas/flows/schedule/due-moment.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../../compile/plan.ts'
import { newestOf, type StartedFlow } from '../runs/started-flow.ts'
import { type RecordCondition, recordCondition } from '../triggers/record-trigger.ts'

/** A flow that time starts. */
interface TimeTrigger extends StartedFlow {
  /** Differs where it is due at other moments. */
  readonly hash: string
  /** Absent: every record starts it. */
  readonly when?: RecordCondition
}

/** A flow that starts at set times: once, or once for each record of an object. */
export interface ScheduleTrigger extends TimeTrigger {
  readonly cron: Cron
  /** What becomes of times at which nothing was running. */
  readonly missed: 'skip' | 'once' | 'each'
  readonly object?: ObjectPlan
}

/** A flow that starts for a record so long before or after a date that it holds. */
export interface DateTrigger extends TimeTrigger {
  readonly object: ObjectPlan
  readonly field: FieldPlan
  readonly offset: DateOffset
}

export interface TimeTriggers {
  /** By the id of the flow. */
  readonly schedules: ReadonlyMap<string, ScheduleTrigger>
  readonly dates: ReadonlyMap<string, DateTrigger>
}

/** The active flows of a plan that time starts. What names something that is gone starts nothing. */
export const timeTriggers = (plan: Plan): TimeTriggers =>
  plan.memo('flows:time-triggers', () => {
    const flows = plan.definitions.all('flow').filter(isActiveFlow)
    return {
      schedules: new Map(flows.flatMap((flow) => scheduleTrigger(plan, flow) ?? []).map((trigger) => [trigger.flow, trigger])),
      dates: new Map(flows.flatMap((flow) => dateTrigger(plan, flow) ?? []).map((trigger) => [trigger.flow, trigger])),
    }
  })

function scheduleTrigger(plan: Plan, flow: FlowDefinition): ScheduleTrigger | undefined {
  // The schema of the trigger's type has checked them.
  const { type, cron: text, missed = 'once', when } = flow.trigger as unknown as { type: string; cron: string; missed?: ScheduleTrigger['missed']; when?: unknown }
  const cron = type === 'schedule' ? readCron(text) : undefined
  const name = objectOf(flow)
  const object = name === undefined ? undefined : plan.objects.get(name)
  const base = cron && triggerOf(plan, flow, { object, when })
  return base && (name === undefined || object) ? { ...base, cron, missed, ...(object && { object }) } : undefined
}

function dateTrigger(plan: Plan, flow: FlowDefinition): DateTrigger | undefined {
  // The schema of the trigger's type has checked them.
  const { type, field: name, days, hours, at, when } = flow.trigger as unknown as DateOffset & { type: string; field: string; when?: unknown }
  const object = type === 'date' ? plan.objects.get(objectOf(flow) ?? '') : undefined
  const field = object?.byName.get(name)
  const base = object && field && triggerOf(plan, flow, { object, when })
  return base && { ...base, object, field, offset: { days, hours, at } }
}

function triggerOf(plan: Plan, flow: FlowDefinition, { object, when }: { readonly object: ObjectPlan | undefined; readonly when: unknown }): TimeTrigger | undefined {
  const started = newestOf(plan, flow)
  const condition = object ? recordCondition(plan, object, when) : undefined
  if (!started || condition === 'refused') return undefined
  const { when: _, ...moments } = flow.trigger
  return { ...started, hash: JSON.stringify([moments, plan.settings.zone]), ...(condition && { when: condition }) }
}
