import { sql } from 'drizzle-orm'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import type { OutboxEffect, Sender, Sent } from './sending.ts'
import { stableKey } from './stable-key.ts'

/** A letter to one person, as the notice that made it has written it. */
export interface MailWanted {
  readonly person: string
  /** The kind by which people choose what they get by e-mail. */
  readonly kind: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Sends a letter to where its person wants it now. A letter that is sent again has the same `Message-ID`. */
export const sendMail: Sender<Extract<OutboxEffect, { kind: 'outside' }>> = async ({ workspace, effect, open }) => {
  // Only notices make effects of this channel.
  const { person, kind, subject, text, html } = effect.request as unknown as MailWanted
  const [row] = await runStatement<{ email: string | null }>(
    workspace.data.sql,
    compileStatement(sql`select email from ${sql.identifier(workspace.schema)}."_person" where id = ${person}::uuid and active and ${kind} <> all(unmailed)`),
  )
  if (!row?.email) return { kind: 'done', result: null }
  try {
    await workspace.ports.mail.send({ id: stableKey(open), to: row.email, subject, text, html })
    return { kind: 'done', result: null }
  } catch (error) {
    return declined(error)
  }
}

/** A server that declines for good says so by a code of 500 and more (RFC 5321); everything else may pass. */
function declined(error: unknown): Sent {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  return typeof code === 'number' && code >= 500 ? { kind: 'refused', code: 'run.mail-declined', params: { status: code } } : { kind: 'later', code: 'run.mail-unreachable' }
}
