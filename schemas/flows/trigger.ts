import { type TSchema, Type } from 'typebox'
import { anyOfTypes } from '../any-of-types.ts'
import type { TriggerType } from './trigger-type.ts'
import { triggerTypes } from './triggers/index.ts'

/** What starts a flow: its type, and the settings of that type flat beside it. */
export interface FlowTrigger {
  readonly type: string
  readonly [setting: string]: unknown
}

/** The type of a trigger. Triggers of checked definitions always have one. */
export function triggerTypeOf({ type: name }: Pick<FlowTrigger, 'type'>): TriggerType {
  const type = byName.get(name)
  if (!type) throw new Error(`no trigger type ${name}`)
  return type
}

const byName = new Map(triggerTypes.map((type) => [type.name, type]))

const triggerSchema = ({ name, settings }: TriggerType): TSchema =>
  Type.Object({ type: Type.Literal(name), ...settings.properties }, { additionalProperties: false })

/** JSON Schema of any trigger. */
export const AnyTrigger = anyOfTypes(triggerTypes.map(triggerSchema))

/** The object whose records the runs of a flow are about. */
export const objectOfTrigger = (trigger: FlowTrigger): string | undefined => triggerTypeOf(trigger).object?.(trigger)

/** The object whose records, or their changes, start a flow, whether or not its runs are about them. */
export const startObjectOf = (trigger: FlowTrigger): string | undefined => {
  const type = triggerTypeOf(trigger)
  return type.looksAt?.(trigger) ?? type.object?.(trigger)
}
