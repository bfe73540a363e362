import { sql } from 'drizzle-orm'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'
import { mailServer } from './destination.ts'
import type { MailWanted } from './send-mail.ts'
import type { Telling } from './sending.ts'

/** Wants a letter as an effect of its own, beside the one that it comes of: letters to several people fail and succeed apart. */
export async function wantMail(runner: Runner, { workspace, open, now }: Pick<Telling, 'workspace' | 'open' | 'now'>, mail: MailWanted): Promise<void> {
  const effect = { kind: 'outside', channel: 'email', request: mail }
  await runStatement(
    runner,
    compileStatement(sql`insert into ${sql.identifier(workspace.schema)}."_outbox" (run, key, node, effect, destination, next_at)
      values (${open.run}::uuid, ${`${open.key}.mail.${mail.person}`}, ${open.node}, ${JSON.stringify(effect)}::text::jsonb, ${mailServer}, ${now.toISOString()}::timestamptz) on conflict (run, key) do nothing`),
  )
}
