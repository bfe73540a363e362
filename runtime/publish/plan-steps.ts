import { isStored } from '../../schemas/fields/field.ts'
import type { PlanStep, StepClass } from '../../schemas/api/publish-plan.ts'
import type { Database } from '../storage/connect.ts'
import { type Step, stepFacts } from '../storage/steps.ts'
import { countRows, countValues, type RowCount, type StoredTables } from './stored-tables.ts'

/** A step as the plan shows it; whoever answers a person adds the text. */
export type PlannedStep = Omit<PlanStep, 'message'>

const slowFrom = 1

/** Says of each step what it costs and how it is taken back. */
export async function planSteps(
  database: Database,
  schema: string,
  { steps, stored }: { steps: readonly Step[]; stored: StoredTables },
): Promise<readonly PlannedStep[]> {
  const counts = new Map<string, RowCount>()
  const planned: PlannedStep[] = []
  for (const [index, step] of steps.entries()) {
    const count = await countOf(database, schema, { step, stored, counts })
    planned.push(planStep(step, `step_${index + 1}`, count))
  }
  return planned
}

interface Counting {
  readonly step: Step
  readonly stored: StoredTables
  readonly counts: Map<string, RowCount>
}

async function countOf(database: Database, schema: string, { step, stored, counts }: Counting): Promise<RowCount> {
  const id = objectOf(step)?.id
  const table = id === undefined ? undefined : stored.table(id)
  if (id === undefined || table === undefined || step.op === 'setDefinition' || ('field' in step && !isStored(step.field))) return { rows: 0, exact: true }
  const column = step.op === 'trashField' ? stored.column(id, step.field.id) : undefined
  if (column !== undefined) return { rows: await countValues(database, schema, { table, column }), exact: true }
  const count = counts.get(id) ?? (await countRows(database, schema, table))
  counts.set(id, count)
  return count
}

function planStep(step: Step, id: string, { rows, exact }: RowCount): PlannedStep {
  const { lock, undo, secondsPerRow } = stepFacts[step.op]
  const seconds = Math.round(rows * secondsPerRow * 10) / 10
  return {
    id,
    phase: 'switch',
    op: step.op,
    object: objectOf(step)?.id ?? null,
    field: 'field' in step ? step.field.id : null,
    class: classOf(step, { rows, seconds }),
    lock,
    rows,
    exact,
    seconds,
    undo,
    params: paramsOf(step),
  }
}

function classOf(step: Step, { rows, seconds }: { rows: number; seconds: number }): StepClass {
  if (step.blocked) return 'blocked'
  if ((step.op === 'trashField' || step.op === 'trashObject') && rows > 0) return 'lossy'
  return seconds >= slowFrom ? 'slow' : 'safe'
}

const objectOf = (step: Step) => {
  if ('object' in step) return step.object
  return step.definition.kind === 'object' ? step.definition : undefined
}

function paramsOf(step: Step): Record<string, unknown> {
  if ('definition' in step) return { kind: step.definition.kind, definition: step.definition.label }
  return {
    object: step.object.label,
    ...('field' in step && { field: step.field.label, type: step.field.type }),
    ...('key' in step && {
      fields: step.key.fields.map((name) => step.object.fields.find((field) => field.name === name)?.label ?? name),
    }),
    ...('from' in step && { from: typeof step.from === 'string' ? step.from : step.from.type }),
    ...(step.op === 'renameField' && { to: step.field.name }),
    ...(step.op === 'renameObject' && { to: step.object.name }),
    ...(step.blocked && { blocked: step.blocked.code }),
  }
}
