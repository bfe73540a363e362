import type { TaskAnswer } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { gateTo } from '../records/gate.ts'
import { storedRecord } from '../records/stored-record.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import type { TaskStep } from './step-caller.ts'
import type { StoredTask } from './task-rows.ts'

interface Shown {
  readonly task: StoredTask
  readonly step: TaskStep
  /** The caller as the one who looks at the record: with the rights of the step, or with no more than the own. */
  readonly seer: Caller
}

/**
 * The fields of the record that a step shows, with their values, as far as the seer may read them: what the step names or, where
 * it names none, the whole record. None of a record that is gone or not the seer's to read.
 */
export async function shownFields(runner: Runner, caller: Caller, { task, step, seer }: Shown): Promise<Pick<TaskAnswer, 'version' | 'fields'>> {
  const object = step.flow.objectOf('record')
  if (object === undefined || task.record === null) return { version: null, fields: [] }
  const { shows, edits, requires } = step.node.type.tasks?.fields(step.node.settings) ?? { shows: [], edits: [], requires: [] }
  try {
    const gate = gateTo(seer, object, 'read')
    const first = shows.length > 0 ? shows : wholeRecord(caller, gate.object)
    const stored = await storedRecord(runner, seer, { gate, id: task.record })
    const fields = [...new Set([...first, ...edits, ...requires])].flatMap((name) => {
      const field = gate.object.byName.get(name)
      if (!field || field.rows || !gate.access.readable.has(name)) return []
      const mayEdit = task.state === 'open' && gate.access.editable.has(name) && seer.access.ofFlow === true
      return [{ definition: field.definition, value: stored.valueOf(field), title: stored.titles[name] ?? null, editable: mayEdit && (edits.includes(name) || requires.includes(name)), required: requires.includes(name) }]
    })
    return { version: stored.version, fields }
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'not-found' || error.code === 'forbidden')) return { version: null, fields: [] }
    throw error
  }
}

/** All fields, those by which the record is known first. What is personal is shown by name, or to whoever may read it anyway. */
function wholeRecord({ access }: Caller, { title, fields, byName, name, definition }: ObjectPlan): readonly string[] {
  const { readable } = access.object(name)
  const facts = (definition.facts ?? []).flatMap((fact) => byName.get(fact) ?? [])
  const known: readonly FieldPlan[] = [title, ...facts, ...fields]
  return known.filter((field) => !field.definition.personal || readable.has(field.name)).map((field) => field.name)
}
