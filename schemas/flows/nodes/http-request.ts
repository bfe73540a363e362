import { Type } from 'typebox'
import { defineNodeType } from '../node-type.ts'
import { Header, headerExpressions, headerIssues, headerSecrets, wantedHeaders } from '../outside/headers.ts'
import { addressIssues } from '../outside/web-address.ts'
import { StoredValue } from '../stored-value.ts'

/** Asks another system by HTTP and reads its answer. */
export const httpRequest = defineNodeType({
  name: 'http_request',
  family: 'outside',
  icon: 'http',
  summary: ({ method, url }) => [{ kind: 'text', text: method }, { kind: 'formula', rule: url }],
  inspector: [{ key: 'method', editor: 'choice' }, { key: 'url', editor: 'value' }, { key: 'body', editor: 'members' }, { key: 'headers', editor: 'headers', isMore: true }, { key: 'signed', editor: 'switch', isMore: true }],
  fresh: () => ({ method: 'POST', url: 'https://' }),
  settings: Type.Object(
    {
      method: Type.Enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      url: StoredValue,
      headers: Type.Optional(Type.Array(Header, { maxItems: 30 })),
      /** Members of a JSON body, by name. */
      body: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 100 }), StoredValue, { maxProperties: 100 })),
      /** Signs the body with the workspace's key, so that its reader can tell who sent it. */
      signed: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  entered: true,
  calls: true,
  ports: () => [{ key: 'out' }, { key: 'failed', optional: true }],
  check: ({ url, headers = [] }) => [...addressIssues(url, '/url'), ...headerIssues(headers)],
  expressions: ({ url, headers = [], body = {} }) => [
    { path: '/url', rule: url, type: { type: 'text' } },
    ...headerExpressions(headers),
    ...Object.entries(body).map(([name, rule]) => ({ path: `/body/${name}`, rule })),
  ],
  secrets: ({ headers = [] }) => headerSecrets(headers),
  gives: () => ({ status: { type: 'integer' }, body: { type: 'text' } }),
  does: {
    kind: 'act',
    effect: ({ method, headers = [], body, signed = false }, run) => ({
      kind: 'outside',
      channel: 'http',
      request: {
        method, signed,
        url: String(run.value('/url') ?? ''),
        headers: wantedHeaders(headers, run),
        body: body ? JSON.stringify(Object.fromEntries(Object.keys(body).map((name) => [name, run.value(`/body/${name}`) ?? null]))) : null,
      },
    }),
    result: (_, answer) => {
      const { status, body } = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : {}
      return { status: typeof status === 'number' ? status : null, body: typeof body === 'string' ? body : null }
    },
  },
})
