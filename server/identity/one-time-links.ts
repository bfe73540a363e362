import { createHash, randomBytes } from 'node:crypto'
import type { TransactionSql } from 'postgres'
import type { Connection } from '../../runtime/storage/connect.ts'

/** What a link opens: the set-up of the installation, or the choice of a password for one account. */
type LinkTarget =
  | { readonly purpose: 'setup' }
  | { readonly purpose: 'join'; readonly account: string; readonly workspace: string; readonly person: string }

/** Links that work once and for 48 hours. Only hashes of their tokens are stored. */
export interface OneTimeLinks {
  /** Answers the token. Earlier links of the same account stop working. */
  issue(target: LinkTarget): Promise<string>
  /** What a token opens; undefined for one that is used, too old or not ours. */
  look<Purpose extends LinkTarget['purpose']>(purpose: Purpose, token: string): Promise<TargetOf<Purpose> | undefined>
  /** Does what a token opens, once: of two at once only one does it, and it stays open when the work fails. False when it opens nothing. */
  use<Purpose extends LinkTarget['purpose']>(
    purpose: Purpose,
    token: string,
    work: (target: TargetOf<Purpose>, sql: TransactionSql) => Promise<void>,
  ): Promise<boolean>
}

type TargetOf<Purpose extends LinkTarget['purpose']> = Extract<LinkTarget, { purpose: Purpose }>

export function createOneTimeLinks({ sql }: Connection): OneTimeLinks {
  const open = (purpose: string, token: string) =>
    sql`hash = ${hashed(token)} and purpose = ${purpose} and expires_at > now()`
  return {
    issue: async (target) => {
      const token = randomBytes(32).toString('base64url')
      const { account, workspace, person } = target.purpose === 'join' ? target : nobody
      await sql.begin(async (transaction) => {
        await transaction`delete from tessera.one_time_link where expires_at < now() or account = ${account}`
        await transaction`insert into tessera.one_time_link (hash, purpose, account, workspace, person, expires_at)
          values (${hashed(token)}, ${target.purpose}, ${account}, ${workspace}, ${person}, now() + interval '48 hours')`
      })
      return token
    },
    look: async (purpose, token) =>
      targetOf(
        await sql`select purpose, account, workspace, person from tessera.one_time_link where ${open(purpose, token)}`,
      ),
    use: async (purpose, token, work) =>
      sql.begin(async (transaction) => {
        const rows =
          await transaction`delete from tessera.one_time_link where ${open(purpose, token)} returning purpose, account, workspace, person`
        const target = targetOf<typeof purpose>(rows)
        if (target) await work(target, transaction)
        return target !== undefined
      }),
  }
}

/** A row of a purpose was written by `issue` from a target of that purpose. */
const targetOf = <Purpose extends LinkTarget['purpose']>([row]: readonly object[]): TargetOf<Purpose> | undefined =>
  row as TargetOf<Purpose> | undefined

const nobody = { account: null, workspace: null, person: null }

const hashed = (token: string): string => createHash('sha256').update(token).digest('base64url')
