import { Refusal } from '../../runtime/refusal.ts'
import type { Parts } from '../parts.ts'
import type { Account } from './account.ts'
import { checkPassword } from './password-strength.ts'

interface PasswordChangeOf {
  readonly account: Account
  readonly current: string
  readonly password: string
  /** The session that asks: it alone goes on. */
  readonly session: string | undefined
  readonly address: string
}

/** Changes a password and ends all other sessions. Refuses `invalid-request` for a wrong current one, `weak-password`, `too-many-requests`. */
export async function changePassword(
  { identity }: Parts,
  { account, current, password, session, address }: PasswordChangeOf,
): Promise<void> {
  await identity.limits.take([`password ${account.id} ${address}`], { window: 60, max: 10 })
  if (!(await identity.accounts.isPassword(account.id, current)))
    throw new Refusal('invalid-request', { issues: [{ code: 'password.wrong', path: '/current' }] })
  const known = await identity.accounts.byId(account.id)
  await checkPassword(password, [account.name, account.email, known?.login, current])
  await identity.accounts.setPassword(account.id, password)
  await identity.sessions.revokeOthers(account.id, session)
}
