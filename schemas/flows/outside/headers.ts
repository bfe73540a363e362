import { type Static, Type } from 'typebox'
import type { Issue } from '../../issue.ts'
import type { Json } from '../../pointer.ts'
import type { Expression, NodeRun } from '../node-type.ts'
import { StoredValue } from '../stored-value.ts'

const Name = Type.String({ pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$" })

/** Empty until one is chosen. */
const SecretName = Type.String({ pattern: '^([a-z][a-z0-9_]{0,47})?$' })

/** JSON Schema of a header: its text, or the name of a secret of the workspace with what stands before it. */
export const Header = Type.Union([
  Type.Object({ name: Name, value: StoredValue }, { additionalProperties: false }),
  Type.Object({ name: Name, secret: SecretName, prefix: Type.Optional(Type.String({ pattern: '^[ -~]{1,50}$' })) }, { additionalProperties: false }),
])

export type Header = Static<typeof Header>

export type SecretHeader = Extract<Header, { secret: string }>

export const isSecretHeader = (header: Header): header is SecretHeader => 'secret' in header

/** A header as a request waits to be sent: its text, or which secret is put there when it is sent. What is stored of a request never holds the secret itself. */
export type WantedHeader = readonly [name: string, value: string | { readonly secret: string; readonly prefix: string }]

/** The expressions among headers; `/headers` is where these stand in their step's settings. */
export const headerExpressions = (headers: readonly Header[]): readonly Expression[] =>
  headers.flatMap((header, index) => (isSecretHeader(header) ? [] : [{ path: `/headers/${index}/value`, rule: header.value, type: { type: 'text' } }]))

/** The secrets that headers name, each by the pointer to its name. */
export const headerSecrets = (headers: readonly Header[]): readonly { readonly path: string; readonly secret: string }[] =>
  headers.flatMap((header, index) => (isSecretHeader(header) && header.secret !== '' ? [{ path: `/headers/${index}/secret`, secret: header.secret }] : []))

/** Headers whose secret is still to be chosen. */
export const headerIssues = (headers: readonly Header[]): readonly Issue[] =>
  headers.flatMap((header, index) => (isSecretHeader(header) && header.secret === '' ? [{ code: 'flow.no-secret', path: `/headers/${index}/secret`, params: { header: header.name } }] : []))

/** The headers as the request waits with them. */
export const wantedHeaders = (headers: readonly Header[], run: NodeRun): Json => {
  const wanted = headers.map((header, index): WantedHeader =>
    isSecretHeader(header) ? [header.name, { secret: header.secret, prefix: header.prefix ?? '' }] : [header.name, String(run.value(`/headers/${index}/value`) ?? '')],
  )
  // Pairs of texts and plain objects are JSON.
  return wanted as unknown as Json
}
