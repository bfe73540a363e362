import type { Caller, Person } from '../../runtime/caller.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { accessOf } from '../../runtime/roles/access.ts'
import { type LiveNumbers, readLive } from '../../runtime/workspaces/live.ts'
import { slugPattern } from '../../runtime/workspaces/create-workspace.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { type Language, languages } from '../../schemas/label.ts'
import type { Account } from './account.ts'

/** Who an account is in each workspace, with the rights that are in force there. */
interface Callers {
  /** Refuses `not-found` alike for a workspace that does not exist, is not the account's, or where its person is not active. */
  of(slug: string, account: Account): Promise<Caller>
  /** Makes a change of rights by this process felt at once here; others see it within a second. */
  forget(slug: string): void
}

/** So long, in milliseconds, the live numbers are believed without asking the database again. */
const believedFor = 900

export function createCallers(workspaces: Workspaces): Callers {
  const known = new Map<string, CallersOfWorkspace>()
  const slugForm = new RegExp(slugPattern)
  const callersIn = async (slug: string): Promise<CallersOfWorkspace> => {
    if (!slugForm.test(slug)) throw new Refusal('not-found')
    const workspace = await workspaces.open(slug)
    const callers = known.get(slug) ?? callersOf(workspace)
    known.set(slug, callers)
    return callers
  }
  return {
    of: async (slug, account) => (await callersIn(slug)).of(account),
    forget: (slug) => known.get(slug)?.forget(),
  }
}

interface CallersOfWorkspace {
  of(account: Account): Promise<Caller>
  forget(): void
}

/** A person with the ids of the roles that he or she has. */
interface KnownPerson extends Person {
  readonly roles: readonly string[]
}

function callersOf(workspace: Workspace): CallersOfWorkspace {
  const people = new Map<string, Promise<KnownPerson | undefined>>()
  const callers = new Map<KnownPerson, Caller>()
  let live: LiveNumbers | undefined
  let checkedAt = -Infinity
  let checking: Promise<void> | undefined
  let forgotten = 0
  const check = async (): Promise<void> => {
    const [began, forgottenBefore] = [performance.now(), forgotten]
    const found = await readLive(workspace.data.db, workspace.tables)
    const plan = workspace.plan()
    if (found.release !== plan.release || found.settings !== plan.settingsNumber) await workspace.reload()
    if (found.rights !== live?.rights) {
      people.clear()
      callers.clear()
    }
    live = found
    // What was read before somebody said "forget" may be older than what was to be forgotten.
    if (forgotten === forgottenBefore) checkedAt = began
  }
  const personOf = (account: string): Promise<KnownPerson | undefined> => {
    const person = people.get(account) ?? readPerson(workspace, account)
    people.set(account, person)
    person.catch(() => people.delete(account))
    return person
  }
  return {
    of: async (account) => {
      // Requests that come while the numbers are being read share one reading.
      if (performance.now() - checkedAt > believedFor)
        await (checking ??= check().finally(() => (checking = undefined)))
      // Before the person is read: a caller never claims newer rights than it has.
      const rights = live?.rights ?? 0
      const person = await personOf(account.id)
      if (!person) throw new Refusal('not-found')
      const plan = workspace.plan()
      const ready = callers.get(person)
      if (ready?.plan === plan) return ready
      const caller = { workspace, plan, person, access: accessOf(plan, person.roles), rights }
      callers.set(person, caller)
      return caller
    },
    forget: () => {
      checkedAt = -Infinity
      forgotten += 1
    },
  }
}

async function readPerson({ data, schema }: Workspace, account: string): Promise<KnownPerson | undefined> {
  const { sql } = data
  const [row] = await sql<KnownPerson[]>`
    select p.id, p.name, p.language, p.zone, array(select r.role from ${sql(schema)}._person_role r where r.person = p.id order by r.role) as roles
    from ${sql(schema)}._person p where p.account = ${account} and p.active`
  return row && { ...row, language: known(row.language) }
}

const known = (language: string): Language => languages.find((each) => each === language) ?? 'en'
