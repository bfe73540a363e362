import { sql } from 'drizzle-orm'
import type { Language } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { accessOf } from '../roles/access.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import type { Workspace } from '../workspaces/workspace.ts'

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly zone: string
  readonly active: boolean
  readonly roles: readonly string[]
  readonly rights: number
}

/**
 * A person as a caller, with the live plan and the rights of this moment. Refuses `forbidden` when the person is no
 * longer active: work that somebody asked for ends with that person's rights.
 */
export async function callerOfPerson(workspace: Workspace, id: string): Promise<Caller> {
  const schema = sql.identifier(workspace.schema)
  const [row] = await runStatement<PersonRow>(
    workspace.data.sql,
    compileStatement(sql`select id, name, language, zone, active,
      coalesce((select jsonb_agg(role) from ${schema}."_person_role" where person = p.id), '[]') as roles,
      (select rights from ${schema}."_live") as rights
      from ${schema}."_person" p where id = ${id}::uuid`),
  )
  if (!row?.active) throw new Refusal('forbidden')
  const { roles, rights, active: _, ...person } = row
  const plan = await workspace.reload()
  return { workspace, plan, person, access: accessOf(plan, roles), rights }
}
