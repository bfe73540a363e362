import { searchTextOf } from '../../schemas/fields/search-text.ts'
import type { NewPerson, PersonPatch } from '../../schemas/api/person.ts'
import type { Caller } from '../caller.ts'
import { chineseReadings } from '../records/chinese-readings.ts'
import { expectFlowWork, wakeFlows } from '../flows/work/wake-flows.ts'
import { Refusal } from '../refusal.ts'
import { checkLinks } from './check-person.ts'
import { checkAdministratorLeft, checkCovered, roleIds, storeRoles } from './person-roles.ts'
import { type PersonRow, personAnswer, type ReadPerson, roleNames, selectPeople } from './person-row.ts'
import { changedKeys, changingRights, type RightsTransaction } from './rights-change.ts'

/** A person to be made, known to the server as an account; identifiers are in stored form. */
interface PersonCreation {
  readonly id: string
  readonly account: string
  readonly person: NewPerson
}

/**
 * Makes a person with roles. Refuses `invalid-request` with all issues, `exceeds-own-rights`, and `conflict` for an
 * account that is a person here already.
 */
export const createPerson = (caller: Caller, { id, account, person }: PersonCreation): Promise<ReadPerson> =>
  changingRights(caller, 'rights', async (change) => {
    const { sql, schema } = change
    const roles = roleIds(caller, person.roles ?? [])
    checkCovered(caller, roles)
    await refuseSecondPerson(change, account)
    await checkLinks(change, id, person)
    const { roles: _, ...values } = {
      language: caller.plan.settings.languages[0] ?? 'en',
      zone: caller.plan.settings.zone,
      ...person,
    }
    const columns = { id, account, ...columnsOf(values), _search: searchTextOfPerson(values) }
    await sql`insert into ${schema}._person ${sql(columns)}`
    await storeRoles(change, { person: id, roles, by: caller.person.id })
    const made = await storedPerson(change, id)
    await change.note({
      object: '_person',
      record: id,
      version: 1,
      op: 'person.create',
      changed: changedKeys<object>({}, { ...values, roles: roleNames(caller, roles) }),
    })
    return { person: personAnswer(caller, made), account }
  })

/** Two that add the same account at once come here one after the other. */
async function refuseSecondPerson({ sql, schema }: RightsTransaction, account: string): Promise<void> {
  const known = await sql`select from ${schema}._person where account = ${account}`
  if (known.length > 0) throw new Refusal('conflict', { issues: [{ code: 'person.already-here', path: '/email' }] })
}

/** A change of a person, based on a version that the caller has seen. */
interface PersonRevision {
  readonly id: string
  readonly version: number
  /** Identifiers are in stored form. */
  readonly patch: PersonPatch
}

/**
 * Changes a person. Refuses `not-found`, `stale-record`, `invalid-request` with all issues; `exceeds-own-rights` for
 * identifiers and activity of somebody with wider rights, and `blocked` for the last administrator.
 */
export async function updatePerson(caller: Caller, revision: PersonRevision): Promise<ReadPerson> {
  // Whoever leaves has tasks that others must answer.
  const leaves = revision.patch.active === false
  if (leaves) await expectFlowWork(caller.workspace)
  const person = await changePerson(caller, revision)
  if (leaves) wakeFlows(caller.workspace)
  return person
}

const changePerson = (caller: Caller, { id, version, patch }: PersonRevision): Promise<ReadPerson> =>
  changingRights(caller, 'rights', async (change) => {
    const { sql, schema } = change
    const before = await storedPerson(change, id)
    if (before.version !== version) throw new Refusal('stale-record')
    if (touchesSignIn(patch)) checkCovered(caller, before.roles)
    await checkLinks(change, id, patch)
    const changed = changedKeys(before, patch)
    const columns = { ...columnsOf(patch), _search: searchTextOfPerson({ ...before, ...patch }) }
    await sql`update ${schema}._person set ${sql(columns)}, version = version + 1 where id = ${id}`
    if (patch.active === false) await checkAdministratorLeft(change, caller)
    const after = await storedPerson(change, id)
    await change.note({ object: '_person', record: id, version: after.version, op: opOf(before, patch), changed })
    return { person: personAnswer(caller, after), account: after.account }
  })

/**
 * Says which roles a person has. Refuses `not-found`, `invalid-request` for unknown roles, `exceeds-own-rights` for a
 * role given or taken that reaches further than the caller's own, and `blocked` for the last administrator.
 */
export const setPersonRoles = (
  caller: Caller,
  { id, roles }: { id: string; roles: readonly string[] },
): Promise<ReadPerson> =>
  changingRights(caller, 'rights', async (change) => {
    const { sql, schema } = change
    const before = await storedPerson(change, id)
    const wanted = roleIds(caller, roles)
    checkCovered(caller, [
      ...before.roles.filter((role) => !wanted.includes(role)),
      ...wanted.filter((role) => !before.roles.includes(role)),
    ])
    await storeRoles(change, { person: id, roles: wanted, by: caller.person.id })
    await checkAdministratorLeft(change, caller)
    await sql`update ${schema}._person set version = version + 1 where id = ${id}`
    const after = await storedPerson(change, id)
    const changed = { roles: { old: roleNames(caller, before.roles), new: roleNames(caller, after.roles) } }
    await change.note({ object: '_person', record: id, version: after.version, op: 'person.roles', changed })
    return { person: personAnswer(caller, after), account: after.account }
  })

/** Changes what people choose for themselves. Refuses `invalid-request` for a zone that does not exist. */
export const changeOwnPreferences = (caller: Caller, patch: Pick<PersonPatch, 'language' | 'zone'>): Promise<void> =>
  changingRights(caller, 'rights', async (change) => {
    const { sql, schema } = change
    const { id } = caller.person
    const before = await storedPerson(change, id)
    await checkLinks(change, id, patch)
    await sql`update ${schema}._person set ${sql(columnsOf(patch))}, version = version + 1 where id = ${id}`
    await change.note({
      object: '_person',
      record: id,
      version: before.version + 1,
      op: 'person.preferences',
      changed: changedKeys(before, patch),
    })
  })

async function storedPerson({ sql, schema }: RightsTransaction, id: string): Promise<PersonRow> {
  const [row] = await sql<PersonRow[]>`${selectPeople(sql, schema)} where p.id = ${id}`
  if (!row) throw new Refusal('not-found')
  return row
}

/** Whether a change says by what somebody signs in, or that not at all: whoever sets it could become that person. */
export const touchesSignIn = (patch: PersonPatch): boolean =>
  (['email', 'login', 'phone', 'active'] as const).some((key) => key in patch)

function opOf(before: PersonRow, { active }: PersonPatch): string {
  if (active === undefined || active === before.active) return 'person.update'
  return active ? 'person.reactivate' : 'person.deactivate'
}

/** Everything that can be set and the column that holds it: nothing else ever becomes the name of a column. */
const columnNames = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  login: 'login',
  employeeCode: 'employee_code',
  jobTitle: 'job_title',
  manager: 'manager',
  department: 'department',
  otherDepartments: 'other_departments',
  language: 'language',
  zone: 'zone',
  active: 'active',
} satisfies Record<keyof PersonPatch, string>

type ColumnValue = string | boolean | readonly string[] | null

function columnsOf(values: PersonPatch): Record<string, ColumnValue> {
  const columns: Record<string, ColumnValue> = {}
  for (const [key, column] of Object.entries(columnNames)) {
    // The keys of the table above are those of a person.
    const value = values[key as keyof PersonPatch]
    if (value !== undefined) columns[column] = value
  }
  return columns
}

/** What everybody may see of a person, so that a search tells nobody more. */
const searchTextOfPerson = ({
  name,
  employeeCode,
  jobTitle,
}: Pick<NewPerson, 'name' | 'employeeCode' | 'jobTitle'>): string =>
  searchTextOf([name, ...chineseReadings(name, 'head'), employeeCode ?? '', jobTitle ?? ''])
