import { ruleTypeOf } from '../../../../schemas/fields/field.ts'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { type FlowTrigger, startObjectOf } from '../../../../schemas/flows/trigger.ts'
import { liesOnDay } from '../../../../schemas/rules/rule-type.ts'
import { plainFields } from '../new/starts/fitting.ts'
import { startWords } from '../new/starts/words.ts'

export const triggerNames = ['button', 'record', 'date', 'schedule', 'webhook', 'flow'] as const

export type TriggerName = (typeof triggerNames)[number]

/** The fields of an object that a date trigger can wait for. */
export const dateFieldsOf = (set: DefinitionSet, object: string | undefined): readonly string[] => {
  const definition = object === undefined ? undefined : set.get('object', object)
  return definition ? plainFields(definition).filter((field) => liesOnDay(ruleTypeOf(field))).map(({ name }) => name) : []
}

/** A trigger of another type, which keeps what both have: the object, the condition, and what is done while a run is under way. */
export function triggerOfType(name: TriggerName, before: FlowTrigger, set: DefinitionSet): FlowTrigger {
  const object = startObjectOf(before) ?? set.all('object')[0]?.name ?? ''
  const { when, overlap } = before
  const kept = { object, ...(when !== undefined && { when }), ...(overlap !== undefined && { overlap }) }
  switch (name) {
    case 'button':
      return { type: name, label: startWords.submit, ...kept }
    case 'record':
      return { type: name, on: ['create', 'update'], ...kept }
    case 'date':
      return { type: name, field: dateFieldsOf(set, object)[0] ?? 'created_at', days: 0, at: '09:00', ...kept }
    case 'schedule':
      return { type: name, cron: '0 9 * * 1-5', object }
    case 'webhook':
      return { type: name, values: [] }
    case 'flow':
      return { type: name, object }
  }
}
