import type { Caller } from '../caller.ts'
import type { MailChoice } from '../../schemas/api/notification.ts'
import { Refusal } from '../refusal.ts'

/** What the caller gets by e-mail beside the app, and where to. */
export async function mailChoice({ workspace, person }: Caller): Promise<MailChoice> {
  const { sql } = workspace.data
  const [row] = await sql<{ email: string | null; unmailed: string[] }[]>`select email, unmailed from ${sql(workspace.schema)}._person where id = ${person.id}`
  if (!row) throw new Refusal('not-found')
  const wants = (kind: string): boolean => !row.unmailed.includes(kind)
  return { address: row.email, kinds: { mention: wants('mention'), pool: wants('pool'), task: wants('task'), flow: wants('flow') } }
}

/** Chooses it. */
export async function chooseMail(caller: Caller, kinds: MailChoice['kinds']): Promise<MailChoice> {
  const { sql } = caller.workspace.data
  const unmailed = Object.entries(kinds).flatMap(([kind, isWanted]) => (isWanted ? [] : [kind]))
  await sql`update ${sql(caller.workspace.schema)}._person set unmailed = ${unmailed} where id = ${caller.person.id}`
  return mailChoice(caller)
}
