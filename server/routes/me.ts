import type { Caller } from '../../runtime/caller.ts'
import { changeOwnPreferences } from '../../runtime/people/write-people.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { MeAnswer, MePatch, PasswordChange, SessionList, type Space } from '../../schemas/api/me.ts'
import type { Account } from '../identity/account.ts'
import { changePassword } from '../identity/change-password.ts'
import type { Parts } from '../parts.ts'
import { route } from '../route.ts'

const tag = 'Me'

export const meRoutes = [
  route({
    method: 'GET',
    path: '/api/me',
    policy: 'account',
    tag,
    summary: 'Who is signed in, and where',
    answers: { 200: MeAnswer },
    work: async ({ parts, account, raw }) => {
      const session = await parts.identity.sessionOf(raw)
      const cookies = session?.renewable ? await parts.identity.renew(raw) : []
      return { body: await me(parts, account), cookies }
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/me',
    policy: 'account',
    tag,
    summary: 'Choose my language and time zone',
    body: MePatch,
    answers: { 200: MeAnswer },
    work: async ({ parts, account, body }) => {
      for (const caller of await callersOf(parts, account)) {
        await changeOwnPreferences(caller, body)
        parts.identity.forgetCallers(caller.workspace.slug)
      }
      return { body: await me(parts, account) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/me/password',
    policy: 'account',
    tag,
    summary: 'Change my password; all my other sessions end',
    body: PasswordChange,
    answers: { 204: null },
    work: async ({ parts, account, body, raw, address }) => {
      await changePassword(parts, { account, ...body, session: (await parts.identity.sessionOf(raw))?.id, address })
      return { status: 204 }
    },
  }),
  route({
    method: 'GET',
    path: '/api/me/sessions',
    policy: 'account',
    tag,
    summary: 'Where I am signed in',
    answers: { 200: SessionList },
    work: async ({ parts, account, raw }) => {
      const current = await parts.identity.sessionOf(raw)
      const items = await parts.identity.sessions.list(account.id)
      return { body: { items: items.map((session) => ({ ...session, current: session.id === current?.id })), next: null } }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/me/sessions/:id',
    policy: 'account',
    tag,
    summary: 'End one of my sessions',
    answers: { 204: null },
    work: async ({ parts, account, params }) => {
      if (!(await parts.identity.sessions.revoke(account.id, params.id))) throw new Refusal('not-found')
      return { status: 204 }
    },
  }),
]

async function me(parts: Parts, account: Account): Promise<MeAnswer> {
  const { id, name, email, installationAdmin } = account
  const callers = await callersOf(parts, account)
  return { account: { id, name, email }, workspaces: callers.map(workspaceOf), installationAdmin }
}

function workspaceOf(caller: Caller): MeAnswer['workspaces'][number] {
  const { id, name, language, zone } = caller.person
  const { slug } = caller.workspace
  return { slug, name: caller.plan.settings.name, person: { id, name, language, zone }, spaces: spacesOf(caller) }
}

/** Who the account is in each of its workspaces; those where it is nobody (any more) are passed over. */
async function callersOf({ identity }: Parts, account: Account): Promise<readonly Caller[]> {
  const memberships = await identity.accounts.memberships(account.id)
  const callers = await Promise.all(
    memberships.map(async ({ workspace }) => {
      try {
        return [await identity.callerIn(workspace, account)]
      } catch (reason) {
        // One workspace that is gone or being migrated must not keep its people out of the others.
        if (reason instanceof Refusal && (reason.code === 'not-found' || reason.code === 'busy')) return []
        throw reason
      }
    }),
  )
  return callers.flat()
}

function spacesOf({ access }: Caller): Space[] {
  const { system } = access
  const all: (Space | false)[] = [
    'work',
    (system.has('design') || system.has('publish')) && 'design',
    (system.has('people') || system.has('settings')) && 'admin',
  ]
  return all.filter((space) => space !== false)
}
