import Type from 'typebox'
import type { Caller } from '../../runtime/caller.ts'
import { type DefinitionKind, kinds } from '../../schemas/kinds.ts'
import { docsFile } from '../docs/docs-file.ts'
import { pageHeaders } from '../http/page-headers.ts'
import { type ExtraPaths, openApiDocument } from '../openapi.ts'
import { type Route, route } from '../route.ts'

const shared = { method: 'GET', policy: 'public', tag: 'API' } as const

const AnyObject = Type.Object({}, { additionalProperties: true })

/** The addresses that describe all others. `extraPaths` tells the addresses of the objects that a caller may use. */
export const openApiRoutes = (
  table: () => readonly Route[],
  extraPaths?: (caller: Caller) => ExtraPaths,
): readonly Route[] => [
  route({
    ...shared, path: '/api/openapi.json', summary: 'OpenAPI 3.1 of everything that you may use',
    query: Type.Object({ workspace: Type.Optional(Type.String({ maxLength: 40 })) }, { additionalProperties: false }),
    answers: { 200: AnyObject },
    work: async ({ parts: { identity, baseUrl }, account, query: { workspace } }) => {
      const caller = account && workspace !== undefined ? await identity.callerIn(workspace, account) : undefined
      const extra = caller && extraPaths?.(caller)
      return { body: openApiDocument({ routes: table(), baseUrl, account, caller, extra }) }
    },
  }),
  ...Object.values(kinds).map(schemaRoute),
  docsRoute('/api/docs', 'docs.html', 'text/html'),
  docsRoute('/api/docs/docs.js', 'docs.js', 'text/javascript'),
  docsRoute('/api/docs/docs.css', 'docs.css', 'text/css'),
]

function schemaRoute({ kind, schema }: DefinitionKind): Route {
  const $schema = 'https://json-schema.org/draft/2020-12/schema'
  return route({
    ...shared, path: `/schemas/${kind}.json`, summary: `JSON Schema of a definition of the kind ${kind}`,
    answers: { 200: AnyObject },
    work: async ({ parts: { baseUrl } }) => ({
      body: { $schema, $id: `${baseUrl}/schemas/${kind}.json`, title: kind, ...schema },
      headers: { 'cache-control': 'public, max-age=300' },
    }),
  })
}

function docsRoute(path: string, name: 'docs.html' | 'docs.js' | 'docs.css', answerType: string): Route {
  return route({
    ...shared, path, summary: `This description as a page: ${name}`,
    answers: { 200: Type.String() }, answerType,
    work: async ({ parts: { baseUrl } }) => {
      const { text, type } = await docsFile(name)
      const headers = { ...pageHeaders(baseUrl), 'content-type': type, 'cache-control': 'no-cache' }
      return new Response(text, { headers })
    },
  })
}
