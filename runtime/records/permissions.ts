import { sql } from 'drizzle-orm'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, Plan } from '../compile/plan.ts'
import { covers, type Reach } from '../roles/reach.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import type { Gate } from './gate.ts'
import { isReached } from './reach-condition.ts'
import type { Selected } from './query/select.ts'
import { callerInputs } from './query/moment.ts'

/** What somebody may do with a record that he or she reads. */
export type Permissions = RecordAnswer['_can']

const rights = ['update', 'delete'] as const
type WriteRight = (typeof rights)[number]

/** How a select list tells what may be done with the records that it reads. */
export interface PermissionColumns {
  /** Nothing where a right needs no look at the record: it reaches none, all, or all that may be read. */
  readonly selected: readonly Selected[]
  read(row: Readonly<Record<string, unknown>>): Permissions
}

/** The columns that tell, of the record behind an alias, whether somebody who reads it may change and delete it. */
export function permissionColumns(plan: Plan, { object, access }: Pick<Gate, 'object' | 'access'>, alias: string): PermissionColumns {
  const verdicts = new Map<WriteRight, boolean | string>()
  const selected: Selected[] = []
  for (const right of rights) {
    const verdict = settled(access[right], access.read) ?? columnName(right, access)
    verdicts.set(right, verdict)
    if (verdict === columnNames[right]) selected.push({ name: verdict, sql: isReached({ plan }, access[right], { object, alias }) })
  }
  const can = (right: WriteRight, row: Readonly<Record<string, unknown>>): boolean => {
    const verdict = verdicts.get(right) ?? false
    return typeof verdict === 'string' ? row[verdict] === true : verdict
  }
  return { selected, read: (row) => ({ update: can('update', row), delete: can('delete', row) }) }
}

const columnNames = { update: '_may_update', delete: '_may_delete' } as const

/** Two rights that reach the same share a column. */
const columnName = (right: WriteRight, { update, delete: remove }: { update: Reach; delete: Reach }): string =>
  columnNames[right === 'delete' && covers(update, remove) && covers(remove, update) ? 'update' : right]

/** Whether a right reaches what another one reaches already, where no record needs to be looked at. */
function settled(reach: Reach, within: Reach): boolean | undefined {
  if (reach === false) return false
  return covers(reach, within) ? true : undefined
}

interface Written {
  readonly gate: Gate
  readonly id: string
  readonly valueOf: (field: FieldPlan) => FieldValue
}

/**
 * What the caller may do with a record that was just written: the write may have moved it out of what its writer reaches. Asks
 * the database only where neither the right nor the record's own owner tells.
 */
export async function permissionsAfter(runner: Runner, caller: Caller, { gate, id, valueOf }: Written): Promise<Permissions> {
  const { object, access } = gate
  const owner = object.byName.get('owner')
  const known = (reach: Reach): boolean | undefined => {
    if (typeof reach === 'boolean' || reach === 'all') return reach === 'all'
    return reach === 'own' && !object.parent && owner ? valueOf(owner) === caller.person.id : undefined
  }
  const [update, remove] = [known(access.update), known(access.delete)]
  if (update !== undefined && remove !== undefined) return { update, delete: remove }
  const statement = caller.plan.memo(`permissions:${object.name}:${caller.access.key}`, () => {
    const may = (reach: Reach) => isReached(caller, reach, { object, alias: 't' })
    return compileStatement(sql`select ${may(access.update)} as update, ${may(access.delete)} as delete from ${object.table} t where t.id = ${input('id', 'uuid')}`)
  })
  const [row] = await runStatement<Permissions>(runner, statement, { id, ...callerInputs(caller) })
  return row ?? { update: false, delete: false }
}
