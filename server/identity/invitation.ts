import { hashPassword } from 'better-auth/crypto'
import type { Static } from 'typebox'
import type { InvitationAnswer } from '../../schemas/api/sign-in.ts'
import { HttpRefusal } from '../http-refusal.ts'
import type { Parts } from '../parts.ts'
import { type KnownAccount, storePassword } from './accounts.ts'
import { checkPassword } from './password-strength.ts'

/** Whom a one-time link invites; nothing but "closed" for one that does not work. */
export async function invitationOf(
  { identity, workspaces }: Parts,
  token: string,
): Promise<Static<typeof InvitationAnswer>> {
  const target = await identity.links.look('join', token)
  const account = target && (await identity.accounts.byId(target.account))
  if (!target || !account) return { open: false }
  const workspace = (await workspaces.list()).find(({ slug }) => slug === target.workspace)
  return { open: true, name: account.name, ...(workspace && { workspace }) }
}

/**
 * Gives the invited account its password and ends whatever sessions it had; answers what it signs in with. Refuses
 * `link-closed`, and `weak-password` without using the link up.
 */
export async function acceptInvitation(
  { identity }: Parts,
  { token, password }: { token: string; password: string },
): Promise<string> {
  const target = await identity.links.look('join', token)
  const account = target && (await identity.accounts.byId(target.account))
  if (!account) throw new HttpRefusal('link-closed')
  await checkPassword(password, [account.name, account.email, account.login])
  const hash = await hashPassword(password)
  const used = await identity.links.use('join', token, async (opened, sql) => storePassword(sql, opened.account, hash))
  if (!used) throw new HttpRefusal('link-closed')
  await identity.sessions.revokeOthers(account.id, undefined)
  return identifierOf(account)
}

/** Something that the account signs in with; every account has one. */
const identifierOf = ({ email, login, phone }: KnownAccount): string => email ?? login ?? phone ?? ''
