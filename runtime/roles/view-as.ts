import type { Caller, Person } from '../caller.ts'
import { changingRights } from '../people/rights-change.ts'
import { Refusal } from '../refusal.ts'
import { accessOf } from './access.ts'
import { coversRoles } from './covers.ts'

/** As whom somebody looks: another person, or oneself with one role alone. */
export type ViewedAs = { readonly person: string } | { readonly role: string }

/**
 * The caller with the rights of somebody else, for looking only: whoever uses it lets nothing be written. It never
 * shows more than the caller may see. Refuses `forbidden` without the right to manage people, `not-found` for a person
 * or role that is not there, and `exceeds-own-rights` where the other may do or see more.
 */
export async function viewAs(caller: Caller, as: ViewedAs): Promise<Caller> {
  if (!caller.access.system.has('people')) throw new Refusal('forbidden', { details: { right: 'people' } })
  const { person, roles } = 'role' in as ? { person: caller.person, roles: [roleId(caller, as.role)] } : await otherPerson(caller, as.person)
  const access = accessOf(caller.plan, roles)
  const seesTheirs = person.id === caller.person.id || [...caller.plan.objects.keys()].every((name) => !access.object(name).read || caller.access.object(name).read === 'all')
  if (!seesTheirs || !coversRoles(caller.plan, caller.access, roles)) throw new Refusal('exceeds-own-rights')
  return { ...caller, person, access }
}

/** Notes in the audit that the caller begins to look as somebody else; refuses what `viewAs` refuses. Answers the name. */
export async function beginViewAs(caller: Caller, as: ViewedAs): Promise<string> {
  const { person } = await viewAs(caller, as)
  await changingRights(caller, 'rights', ({ note }) =>
    note({ object: '_person', record: person.id, version: 0, op: 'view-as', changed: 'role' in as ? { role: { old: null, new: as.role } } : {} }),
  )
  return person.name
}

function roleId({ plan }: Caller, name: string): string {
  const role = plan.definitions.get('role', name)
  if (!role) throw new Refusal('not-found')
  return role.id
}

/** An active person and the ids of the roles that he or she has. Refuses `not-found`. */
export async function otherPerson({ workspace, person: me }: Caller, id: string): Promise<{ person: Person; roles: readonly string[] }> {
  const { sql } = workspace.data
  const [row] = await sql<(Person & { roles: string[] })[]>`
    select p.id, p.name, p.language, p.zone, array(select r.role from ${sql(workspace.schema)}._person_role r where r.person = p.id order by r.role) as roles
    from ${sql(workspace.schema)}._person p where p.id = ${id} and p.active`
  if (!row) throw new Refusal('not-found')
  const { roles, ...person } = row
  // Texts stay in the language of whoever looks.
  return { person: { ...person, language: me.language }, roles }
}

