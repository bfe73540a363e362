import type { WantedHeader } from '../../../schemas/flows/outside/headers.ts'
import { storableText } from '../../../schemas/rules/text.ts'
import { EgressFailure, type EgressAnswer, type EgressRequest } from '../../ports.ts'
import { hostOf } from './destination.ts'
import { openHeaders, withoutSecrets } from './open-headers.ts'
import { isPassing, retryAfter } from './retries.ts'
import type { OutboxEffect, Sender, Sending, Sent } from './sending.ts'
import { signedHeaders } from './signature.ts'
import { stableKey } from './stable-key.ts'
import { workspaceSecret } from './workspace-secret.ts'

/** What the node of an HTTP request asks for. */
interface HttpWanted {
  readonly method: string
  readonly url: string
  readonly headers: readonly WantedHeader[]
  readonly body: string | null
  readonly signed: boolean
}

/** Asks another system by HTTP. A repetition carries the same `Idempotency-Key`. */
export const sendHttp: Sender<Extract<OutboxEffect, { kind: 'outside' }>> = async (sending) => {
  const { workspace, effect, hosts, cutting } = sending
  // Only the node of an HTTP request makes effects of this channel.
  const wanted = effect.request as unknown as HttpWanted
  const host = hostOf(wanted.url)
  const pause = hosts.pause(host)
  if (pause > 0) return { kind: 'later', code: 'run.host-silent', params: { host }, after: pause, isTry: false }
  const { headers, secrets, missing } = await openHeaders(workspace, wanted.headers)
  if (missing) return { kind: 'refused', ...missing }
  try {
    const { method, url, body } = wanted
    const answer = await workspace.ports.egress.send({ method, url, body, headers: await headersOf({ ...wanted, headers }, sending), signal: cutting })
    return told({ ...answer, body: withoutSecrets(answer.body, secrets) }, sending, host)
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error
    if (cutting.aborted) return { kind: 'later', code: 'run.stopped', isTry: false }
    const { code, params } = error
    if (code !== 'unreachable' && code !== 'timeout') return { kind: 'refused', code: `run.${code}`, params }
    hosts.failed(host)
    return { kind: 'later', code: `run.${code}`, params: { host } }
  }
}

function told({ status, headers, body }: EgressAnswer, { hosts, now }: Sending, host: string): Sent {
  if (status >= 500) hosts.failed(host)
  else hosts.answered(host)
  if (status < 400) return { kind: 'done', result: { status, body: storableText(body) } }
  const after = retryAfter(headers['retry-after'], now)
  if (isPassing(status)) return { kind: 'later', code: 'run.http-status', params: { status, host }, ...(after !== undefined && { after }) }
  return { kind: 'refused', code: 'run.http-status', params: { status, host } }
}

/** `headers` of the node, and what every request carries beside them. */
async function headersOf({ headers, body, signed }: Omit<HttpWanted, 'headers'> & Pick<EgressRequest, 'headers'>, { workspace, open, now }: Sending): Promise<EgressRequest['headers']> {
  const id = stableKey(open)
  const said = new Set(headers.map(([name]) => name.toLowerCase()))
  const usual: EgressRequest['headers'] = [['user-agent', 'Tessera'], ['idempotency-key', id], ...(body === null ? [] : [['content-type', 'application/json'] as const])]
  return [
    ...usual.filter(([name]) => !said.has(name)),
    ...headers,
    ...(signed ? signedHeaders(await workspaceSecret(workspace), { id, body: body ?? '', now }) : []),
  ]
}
