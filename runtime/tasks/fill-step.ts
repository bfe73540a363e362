import type { DecisionInput } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import type { LockedRun } from '../flows/step/load-run.ts'
import { causeWithin } from '../flows/runs/cause-within.ts'
import { gateTo } from '../records/gate.ts'
import { storedRecord } from '../records/stored-record.ts'
import { updateIn } from '../records/update.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import { callerOfStep, type TaskStep } from './step-caller.ts'
import type { StoredTask } from './task-rows.ts'

interface Filling {
  readonly task: StoredTask
  readonly run: LockedRun
  readonly step: TaskStep
  readonly input: DecisionInput
}

/**
 * Writes what the holder of a task has filled in, through the door of all records and no further than the step lets it. Refuses
 * `invalid-record` as that door does, and for fields that must be filled before an answer is given and are not.
 */
export async function fillStep(runner: Runner, caller: Caller, { task, run, step, input }: Filling): Promise<void> {
  const { requires } = step.node.type.tasks?.fields(step.node.settings) ?? { requires: [] }
  const values = input.values ?? {}
  const needed = input.decision === 'approve' || input.decision === 'submit' ? requires : []
  const object = step.flow.objectOf('record')
  if (object === undefined || task.record === null || (Object.keys(values).length === 0 && needed.length === 0)) return
  const writer = callerOfStep(caller, step)
  const gate = gateTo(writer, object, 'read')
  const stored = await storedRecord(runner, writer, { gate, id: task.record })
  const missing = needed.flatMap((name) => {
    const field = gate.object.byName.get(name)
    if (!field) return []
    const value = name in values ? values[name] : stored.valueOf(field)
    const isBlank = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    return isBlank ? [gate.issueAt(field, 'required')] : []
  })
  if (missing.length > 0) throw new Refusal('invalid-record', { issues: missing })
  if (Object.keys(values).length === 0) return
  const write = { now: caller.workspace.ports.clock.now(), cause: causeWithin(run) }
  await updateIn(runner, writer, { objectName: object, id: task.record, version: stored.version, values, write })
}
