import { uuid7 } from '../../runtime/records/uuid7.ts'
import type { Caller } from '../../runtime/caller.ts'
import type { ReadPerson } from '../../runtime/people/person-row.ts'
import { readPerson } from '../../runtime/people/read-people.ts'
import { checkCovered, roleIds } from '../../runtime/people/person-roles.ts'
import { createPerson, updatePerson } from '../../runtime/people/write-people.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { NewPerson, PersonPatch } from '../../schemas/api/person.ts'
import type { Parts } from '../parts.ts'
import type { Account } from './account.ts'
import type { KnownAccount } from './accounts.ts'
import { type Identifiers, readIdentifiers, type StoredIdentifiers } from './identifier.ts'

/**
 * Makes a person of the caller's workspace, and the account by which they sign in unless there is one; answers the
 * one-time link for choosing a password, null where the account has one. Refuses `invalid-request`, `conflict` for an
 * account that is a person here already, and `exceeds-own-rights`.
 */
export async function enrol(
  parts: Parts,
  caller: Caller,
  person: NewPerson,
): Promise<{ made: ReadPerson; link: string | null }> {
  const { identity, ports } = parts
  const identifiers = storedIdentifiers(person, caller)
  checkCovered(caller, roleIds(caller, person.roles ?? []))
  const known = await accountOf(parts, identifiers)
  const account = known ?? (await identity.accounts.create({ name: person.name, identifiers }))
  const membership = {
    account: account.id,
    workspace: caller.workspace.slug,
    person: uuid7(ports.clock.now().getTime()),
  }
  // Noted first: a crash in between leaves a note of nobody, which is passed over, and not a person who finds no workspace.
  await identity.accounts.announceMembership(membership)
  const { email, login, phone } = identifiers
  const made = await createPerson(caller, {
    id: membership.person,
    account: account.id,
    person: { ...person, email, login, phone },
  }).catch(async (reason: unknown) => {
    await identity.accounts.withdrawMembership(membership)
    if (!known) await identity.accounts.remove(account.id)
    throw reason
  })
  await identity.accounts.noteMembership({ ...membership, active: true })
  // A link to an account that works elsewhere too would open those workspaces to whoever reads it here.
  const mayJoin = !known || (!known.hasPassword && (await signsInHereOnly(parts, caller, known.id)))
  return { made, link: mayJoin ? await joinLink(parts, membership) : null }
}

/**
 * Changes a person and, where they sign in to this workspace alone, by what they sign in. Refuses as `updatePerson`
 * does, and `name-taken` when somebody else signs in by one of the identifiers.
 */
export async function changePerson(
  parts: Parts,
  caller: Caller,
  revision: { id: string; version: number; patch: PersonPatch },
): Promise<ReadPerson> {
  const { accounts } = parts.identity
  const before = await readPerson(caller, revision.id)
  const { email = null, login = null, phone = null } = { ...before.person, ...revision.patch }
  const touches = (['email', 'login', 'phone'] as const).some((key) => key in revision.patch)
  const identifiers = touches ? storedIdentifiers({ email, login, phone }, caller) : undefined
  const isOwn =
    before.account !== null && identifiers !== undefined && (await signsInHereOnly(parts, caller, before.account))
  if (isOwn) await refuseTaken(parts, before.account, identifiers)
  const stored = identifiers && { email: identifiers.email, login: identifiers.login, phone: identifiers.phone }
  const patch = {
    ...revision.patch,
    ...Object.fromEntries(Object.entries(stored ?? {}).filter(([key]) => key in revision.patch)),
  }
  const changed = await updatePerson(caller, { ...revision, patch })
  if (isOwn && before.account !== null) await accounts.changeIdentifiers(before.account, identifiers)
  if (changed.account !== null && patch.active !== undefined) {
    await accounts.noteMembership({
      account: changed.account,
      workspace: caller.workspace.slug,
      person: revision.id,
      active: patch.active,
    })
  }
  return changed
}

/**
 * A new one-time link for a person who has lost the way in; the password and the sessions so far end when it is used.
 * Refuses `exceeds-own-rights` for somebody with wider rights, and `conflict` for an account that also works
 * elsewhere: only who administers the whole installation may get hold of what belongs to several workspaces.
 */
export async function newLink(
  parts: Parts,
  { caller, account: asker }: { caller: Caller; account: Account },
  id: string,
): Promise<string> {
  const { person, account } = await readPerson(caller, id)
  if (account === null || !person.active)
    throw new Refusal('conflict', { issues: [{ code: 'person.no-account', path: '' }] })
  checkCovered(caller, roleIds(caller, person.roles ?? []))
  if (!asker.installationAdmin && !(await signsInHereOnly(parts, caller, account)))
    throw new Refusal('conflict', { issues: [{ code: 'person.account-elsewhere', path: '' }] })
  return joinLink(parts, { account, workspace: caller.workspace.slug, person: id })
}

/** The people with whether each has chosen a password, where the reader may know it. */
export async function withJoined({ identity }: Parts, people: readonly ReadPerson[]): Promise<ReadPerson['person'][]> {
  const accounts = people.flatMap(({ account }) => account ?? [])
  const joined = accounts.length === 0 ? new Set<string>() : await identity.accounts.withPassword(accounts)
  return people.map(({ person, account }) =>
    person.version === undefined ? person : { ...person, joined: account !== null && joined.has(account) },
  )
}

async function joinLink(
  { identity, baseUrl }: Parts,
  target: { account: string; workspace: string; person: string },
): Promise<string> {
  return `${baseUrl}/join?token=${await identity.links.issue({ purpose: 'join', ...target })}`
}

function storedIdentifiers(given: Identifiers, { plan }: Caller): StoredIdentifiers {
  const identifiers = readIdentifiers(given, plan.settings.country)
  if ('issues' in identifiers) throw new Refusal('invalid-request', { issues: identifiers.issues })
  if (identifiers.email ?? identifiers.login ?? identifiers.phone) return identifiers
  throw new Refusal('invalid-request', { issues: [{ code: 'person.identifier-missing', path: '/email' }] })
}

/** The account that all identifiers name, if one does. */
async function accountOf({ identity }: Parts, identifiers: StoredIdentifiers): Promise<KnownAccount | undefined> {
  const found = await identity.accounts.find({ ...identifiers, nationalPhone: null })
  if (found.length > 1)
    throw new Refusal('conflict', { issues: [{ code: 'person.identifiers-of-several', path: '/email' }] })
  return found[0]
}

async function refuseTaken({ identity }: Parts, own: string | null, identifiers: StoredIdentifiers): Promise<void> {
  const others = (await identity.accounts.find({ ...identifiers, nationalPhone: null })).filter(({ id }) => id !== own)
  if (others.length > 0)
    throw new Refusal('name-taken', { issues: [{ code: 'person.identifier-taken', path: '/email' }] })
}

async function signsInHereOnly({ identity }: Parts, { workspace, person }: Caller, account: string): Promise<boolean> {
  const [known, memberships] = await Promise.all([
    identity.accounts.byId(account),
    identity.accounts.memberships(account),
  ])
  const isOnlyHere = memberships.every((membership) => membership.workspace === workspace.slug)
  const isSelf = memberships.some(
    (membership) => membership.workspace === workspace.slug && membership.person === person.id,
  )
  return isOnlyHere && known !== undefined && (isSelf || !known.installationAdmin)
}
