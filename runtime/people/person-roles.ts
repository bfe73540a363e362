import type { RoleChoiceList } from '../../schemas/api/person.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { coversRoles, hasAllSystemRights } from '../roles/covers.ts'
import type { RightsTransaction } from './rights-change.ts'

/** The roles of the live release by name, and which of them the caller may give. */
export const listRoles = ({ plan, access }: Caller): RoleChoiceList['items'] =>
  [...plan.roles.values()]
    .map(({ id, name, label, description }) => ({
      name,
      label,
      ...(description !== undefined && { description }),
      givable: coversRoles(plan, access, [id]),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** The ids of roles by their names. Refuses `invalid-request` for a name that no role has. */
export function roleIds({ plan }: Caller, names: readonly string[]): string[] {
  const byName = new Map([...plan.roles.values()].map((role) => [role.name, role.id]))
  const issues = names.flatMap((name, index) =>
    byName.has(name) ? [] : [{ code: 'person.unknown-role', path: `/roles/${index}`, params: { role: name } }],
  )
  if (issues.length > 0) throw new Refusal('invalid-request', { issues })
  return names.flatMap((name) => byName.get(name) ?? [])
}

/** Refuses `exceeds-own-rights` unless the caller holds every right that the roles give. */
export function checkCovered(caller: Caller, ids: readonly string[]): void {
  if (!coversRoles(caller.plan, caller.access, ids)) throw new Refusal('exceeds-own-rights')
}

/** Replaces the roles that a person has. */
export async function storeRoles(
  { sql, schema }: RightsTransaction,
  { person, roles, by }: { person: string; roles: readonly string[]; by: string },
): Promise<void> {
  await sql`delete from ${schema}._person_role where person = ${person} and role <> all(${[...roles]}::text[])`
  await sql`insert into ${schema}._person_role (person, role, by) select ${person}, role, ${by} from unnest(${[...roles]}::text[]) as role on conflict do nothing`
}

/** Refuses `blocked` when nobody active would hold all system rights any more: then nobody could give them back. */
export async function checkAdministratorLeft({ sql, schema }: RightsTransaction, { plan }: Caller): Promise<void> {
  const administrators = [...plan.roles.values()].filter(hasAllSystemRights).map(({ id }) => id)
  const left = await sql`select from ${schema}._person p join ${schema}._person_role r on r.person = p.id
    where p.active and p.account is not null and r.role = any(${administrators}::text[]) limit 1`
  if (left.length === 0) throw new Refusal('blocked', { issues: [{ code: 'person.last-administrator', path: '' }] })
}
