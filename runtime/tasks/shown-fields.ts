import type { TaskAnswer } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import { gateTo } from '../records/gate.ts'
import { storedRecord } from '../records/stored-record.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import { callerOfStep, type TaskStep } from './step-caller.ts'
import type { StoredTask } from './task-rows.ts'

/**
 * The fields of the record that a step shows, with their values: what the step names or, where it names none, the key facts of the
 * object that the caller may read. None of a record that is gone.
 */
export async function shownFields(runner: Runner, caller: Caller, { task, step }: { task: StoredTask; step: TaskStep }): Promise<Pick<TaskAnswer, 'version' | 'fields'>> {
  const object = step.flow.objectOf('record')
  if (object === undefined || task.record === null) return { version: null, fields: [] }
  const reader = callerOfStep(caller, step)
  const gate = gateTo(reader, object, 'read')
  const { shows, edits, requires } = step.node.type.tasks?.fields(step.node.settings) ?? { shows: [], edits: [], requires: [] }
  const named = new Set([...shows, ...edits, ...requires])
  const facts = (gate.object.definition.facts ?? []).filter((name) => caller.access.object(object).readable.has(name))
  try {
    const stored = await storedRecord(runner, reader, { gate, id: task.record })
    const fields = [...(named.size > 0 ? named : facts)].flatMap((name) => {
      const field = gate.object.byName.get(name)
      if (!field || field.rows) return []
      const mayEdit = task.state === 'open' && task.kind !== 'resubmit'
      return [{ definition: field.definition, value: stored.valueOf(field), title: stored.titles[name] ?? null, editable: mayEdit && (edits.includes(name) || requires.includes(name)), required: requires.includes(name) }]
    })
    return { version: stored.version, fields }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return { version: null, fields: [] }
    throw error
  }
}
