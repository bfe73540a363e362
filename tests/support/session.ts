import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { sessionCookieName } from '../../server/identity/session-cookie.ts'

/** Makes a session without the work of a sign-in; answers its token. */
export async function makeSession(sql: postgres.Sql, account: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await sql`insert into tessera.session (id, token, user_id, expires_at) values (${randomUUID()}, ${token}, ${account}, now() + interval '7 days')`
  return token
}

/** The `Cookie` header of a session. */
export function cookieOf(token: string, { secret, baseUrl }: { secret: string; baseUrl: string }): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `${sessionCookieName(baseUrl)}=${encodeURIComponent(`${token}.${signature}`)}`
}
