import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import type { Gate } from './gate.ts'
import { ownerColumn } from './own-scope.ts'

interface Written {
  readonly gate: Gate
  readonly id: string
  readonly valueOf: (field: FieldPlan) => FieldValue
}

/** Whose a record is that was just written. Asks the database only of what belongs to another record, and only where rights depend on it. */
export async function ownerOf(runner: Runner, caller: Caller, { gate, id, valueOf }: Written): Promise<unknown> {
  const { object, access } = gate
  const owner = object.byName.get('owner')
  if (!object.parent || (access.update !== 'own' && access.delete !== 'own')) return owner && valueOf(owner)
  const statement = caller.plan.memo(`owner:${object.name}`, () => compileStatement(sql`select ${ownerColumn(object, 't')} as owner from ${object.table} t where t.id = ${input('id', 'uuid')}`))
  const [row] = await runStatement<{ owner: string | null }>(runner, statement, { id })
  return row?.owner
}
