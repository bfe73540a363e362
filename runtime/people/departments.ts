import type { Helper, Sql, TransactionSql } from 'postgres'
import type { DepartmentAnswer, DepartmentPatch, NewDepartment } from '../../schemas/api/department.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import { uuid7 } from '../records/uuid7.ts'
import { Refusal } from '../refusal.ts'
import { chainAbove } from './chain-above.ts'
import { missingIds } from './check-person.ts'
import { changedKeys, changingRights, type RightsTransaction } from './rights-change.ts'

/** All departments, by name; `parent` makes the tree. */
export async function listDepartments(caller: Caller): Promise<readonly DepartmentAnswer[]> {
  const { sql } = caller.workspace.data
  const rows = await sql<DepartmentRow[]>`${selectDepartments(sql, sql(caller.workspace.schema))} order by d.name, d.id`
  return rows.map(departmentAnswer)
}

/** Makes a department. Refuses `invalid-request` where its parent or head does not exist. */
export const createDepartment = (caller: Caller, department: NewDepartment): Promise<DepartmentAnswer> =>
  changingRights(caller, 'rights', async (change) => {
    const { sql, schema } = change
    const id = uuid7(caller.workspace.ports.clock.now().getTime())
    const { name, parent = null, head = null } = department
    await checkPlace(change, id, { parent, head })
    await sql`insert into ${schema}._department (id, name, parent, head) values (${id}, ${name}, ${parent}, ${head})`
    await change.note({
      object: '_department',
      record: id,
      version: 1,
      op: 'department.create',
      changed: changedKeys<object>({}, { name, parent, head }),
    })
    return departmentAnswer(await storedDepartment(change, id))
  })

/** Changes a department. Refuses `not-found`, `stale-record`, and `invalid-request` where the tree would become a ring. */
export const updateDepartment = (
  caller: Caller,
  { id, version, patch }: { id: string; version: number; patch: DepartmentPatch },
): Promise<DepartmentAnswer> =>
  changingRights(caller, 'rights', async (change) => {
    const { sql, schema } = change
    const before = await storedDepartment(change, id)
    if (before.version !== version) throw new Refusal('stale-record')
    await checkPlace(change, id, patch)
    const { name, parent, head } = { ...before, ...patch }
    await sql`update ${schema}._department set name = ${name}, parent = ${parent}, head = ${head}, version = version + 1
      where id = ${id}`
    await change.note({
      object: '_department',
      record: id,
      version: version + 1,
      op: 'department.update',
      changed: changedKeys(before, patch),
    })
    return departmentAnswer(await storedDepartment(change, id))
  })

/** Removes a department. Refuses `not-found`, `stale-record`, and `in-use` while people or departments belong to it. */
export const deleteDepartment = (caller: Caller, { id, version }: { id: string; version: number }): Promise<void> =>
  changingRights(caller, 'rights', async (change) => {
    const { sql, schema } = change
    const before = await storedDepartment(change, id)
    if (before.version !== version) throw new Refusal('stale-record')
    const [uses = { people: 0, departments: 0 }] = await sql<{ people: number; departments: number }[]>`
      select (select count(*)::int from ${schema}._person where department = ${id} or ${id} = any(other_departments)) as people,
        (select count(*)::int from ${schema}._department where parent = ${id}) as departments`
    if (uses.people + uses.departments > 0) {
      throw new Refusal('in-use', {
        issues: [{ code: 'department.in-use', path: '', params: { ...uses } }],
        details: { ...uses },
      })
    }
    await sql`delete from ${schema}._department where id = ${id}`
    const { name, parent, head } = before
    await change.note({
      object: '_department',
      record: id,
      version,
      op: 'department.delete',
      changed: changedKeys<object>({ name, parent, head }, { name: null, parent: null, head: null }),
    })
  })

interface DepartmentRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly parent: string | null
  readonly head: string | null
  readonly headName: string | null
}

const selectDepartments = (sql: Sql | TransactionSql, schema: Helper<string>) => sql`
  select d.id, d.version, d.name, d.parent, d.head, h.name as "headName" from ${schema}._department d left join ${schema}._person h on h.id = d.head`

const departmentAnswer = ({ headName, ...row }: DepartmentRow): DepartmentAnswer => ({
  ...row,
  _titles: headName === null ? {} : { head: headName },
})

async function storedDepartment({ sql, schema }: RightsTransaction, id: string): Promise<DepartmentRow> {
  const [row] = await sql<DepartmentRow[]>`${selectDepartments(sql, schema)} where d.id = ${id}`
  if (!row) throw new Refusal('not-found')
  return row
}

async function checkPlace(change: RightsTransaction, id: string, { parent, head }: DepartmentPatch): Promise<void> {
  const { sql, schema } = change
  const missing = await missingIds(sql, sql`${schema}._person`, head ? [head] : [])
  const issues: Issue[] = [
    ...(await parentIssues(change, id, parent)),
    ...(missing.size > 0 ? [{ code: 'person.unknown-person', path: '/head' }] : []),
  ]
  if (issues.length > 0) throw new Refusal('invalid-request', { issues })
}

async function parentIssues(
  change: RightsTransaction,
  id: string,
  parent: string | null | undefined,
): Promise<Issue[]> {
  if (parent === undefined || parent === null) return []
  const above = await chainAbove(change, { table: '_department', above: 'parent' }, parent)
  if (above.length === 0) return [{ code: 'person.unknown-department', path: '/parent' }]
  return above.includes(id) ? [{ code: 'department.cycle', path: '/parent' }] : []
}
