import { get, post } from '../../app/api.ts'
import { addressesOf } from '../../app/addresses.ts'
import { meQuery } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import type { PersonAnswer } from '../../../schemas/api/person.ts'

/** Somebody was asked for the password and closed the question instead: nothing was done, and nothing has failed. */
export class NotConfirmed extends Error {
  constructor() {
    super('the password was asked for and not given')
    this.name = 'NotConfirmed'
  }
}

/**
 * Signs the same account in again, so that the server believes for a while that it is still the same person.
 * @throws Problem `invalid-credentials` for a wrong password.
 */
export async function confirmPerson(workspace: string, password: string): Promise<void> {
  await post('/api/sign-in', { identifier: await ownIdentifier(workspace), password }, { mayBeSignedOut: true })
}

/** By what the account signs in: its e-mail, else the login name or phone that the own person has here. */
async function ownIdentifier(workspace: string): Promise<string> {
  const { account, workspaces } = await queryClient.ensureQueryData(meQuery)
  if (account.email) return account.email
  const mine = workspaces.find(({ slug }) => slug === workspace)
  const { login, phone } = await get<PersonAnswer>(addressesOf(workspace).person(mine?.person.id ?? ''))
  return login ?? phone ?? ''
}
