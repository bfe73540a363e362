import type { WantedHeader } from '../../../schemas/flows/outside/headers.ts'
import type { EgressRequest } from '../../ports.ts'
import { openSecrets } from '../../secrets/open-secrets.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import type { Sent } from './sending.ts'

interface OpenHeaders {
  readonly headers: EgressRequest['headers']
  /** The secrets that stand in them. */
  readonly secrets: readonly string[]
  /** Why they cannot be sent. */
  readonly missing?: Pick<Extract<Sent, { kind: 'refused' }>, 'code' | 'params'>
}

/** Headers as they are sent. Secrets are looked up for each try, so one that was entered or replaced since holds at once. */
export async function openHeaders(workspace: Workspace, wanted: readonly WantedHeader[]): Promise<OpenHeaders> {
  const opened = await openSecrets(workspace, wanted.flatMap(([, value]) => (typeof value === 'string' ? [] : [value.secret])))
  const headers: [string, string][] = []
  for (const [name, value] of wanted) {
    const secret = typeof value === 'string' ? undefined : opened.get(value.secret)
    if (typeof value === 'string') headers.push([name, value])
    else if (secret && 'value' in secret) headers.push([name, value.prefix + secret.value])
    else return { headers: [], secrets: [], missing: { code: secret?.code ?? 'run.unknown-secret', params: { secret: value.secret } } }
  }
  return { headers, secrets: [...opened.values()].flatMap((each) => ('value' in each ? [each.value] : [])) }
}

/** A text with the secrets struck out: some systems answer with what they were sent, and answers are kept in the history. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  // The longest first: one may begin like another.
  secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]).toSorted((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
