import type { Caller } from '../caller.ts'
import { accessOf } from './access.ts'

const most = 3

/** People who can give rights, a few of them by name: whom somebody asks who lacks one. */
export async function peopleToAsk({ workspace, plan, person }: Caller): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { sql } = workspace.data
  const roles = [...plan.roles.keys()].filter((id) => accessOf(plan, [id]).system.has('people'))
  const schema = sql(workspace.schema)
  const rows = await sql<{ id: string; name: string }[]>`select p.id, p.name from ${schema}._person p
    where p.active and p.id <> ${person.id} and exists (select from ${schema}._person_role r where r.person = p.id and r.role = any(${roles}::text[]))
    order by p.name, p.id limit ${most}`
  return rows.map(({ id, name }) => ({ id, name }))
}
