import type { Plan, SubTable } from '../compile/plan.ts'
import type { ObjectAccess } from './access.ts'

/** The rights without fields of rows that nobody could see, and without those to set them where no row may be written. */
export function withRowRights(plan: Plan, granted: ReadonlyMap<string, ObjectAccess>): ReadonlyMap<string, ObjectAccess> {
  return new Map([...granted].map(([name, access]) => [name, withoutRows(access, plan.objects.get(name)?.subTables ?? [], granted)]))
}

function withoutRows(access: ObjectAccess, tables: readonly SubTable[], granted: ReadonlyMap<string, ObjectAccess>): ObjectAccess {
  if (tables.length === 0) return access
  const [readable, editable] = [new Set(access.readable), new Set(access.editable)]
  for (const { name, rows } of tables) {
    const child = granted.get(rows.object)
    if (!child?.read) readable.delete(name)
    if (!child?.read || !(child.create || child.update || child.delete)) editable.delete(name)
  }
  return { ...access, readable, editable }
}
