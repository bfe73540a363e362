import type { Caller } from '../../runtime/caller.ts'
import type { Account } from './account.ts'
export interface Session { readonly id: string; readonly account: Account; readonly fresh: boolean }
export interface Identity {
  sessionOf(request: Request): Promise<Session | undefined>
  callerIn(workspace: string, account: Account): Promise<Caller>
}
