import Type from 'typebox'
import type { Caller } from '../../runtime/caller.ts'
import { kinds } from '../../schemas/kinds.ts'
import { docsFile } from '../docs/docs-file.ts'
import { pageHeaders } from '../http/page-headers.ts'
import { type ExtraPaths, openApiDocument } from '../openapi.ts'
import type { Parts } from '../parts.ts'
import { type Route, route } from '../route.ts'

const shared = { method: 'GET', policy: 'public', tag: 'API' } as const

/** The addresses that describe all others. `extraPaths` tells the addresses of the objects that a caller may use. */
export const openApiRoutes = (table: () => readonly Route[], extraPaths?: (caller: Caller) => ExtraPaths): readonly Route[] => [
  route({
    ...shared, path: '/api/openapi.json', summary: 'OpenAPI 3.1 of everything that you may use',
    query: Type.Object({ workspace: Type.Optional(Type.String({ maxLength: 40 })) }, { additionalProperties: false }),
    answers: { 200: Type.Object({}, { additionalProperties: true }) },
    work: async ({ parts, account, query }) => {
      const caller = account && query.workspace !== undefined ? await parts.identity.callerIn(query.workspace, account) : undefined
      return { body: openApiDocument({ routes: table(), baseUrl: parts.baseUrl, account, caller, extra: caller && extraPaths?.(caller) }) }
    },
  }),
  ...Object.values(kinds).map(({ kind, schema }) =>
    route({
      ...shared, path: `/schemas/${kind}.json`, summary: `JSON Schema of a definition of the kind ${kind}`,
      answers: { 200: Type.Object({}, { additionalProperties: true }) },
      work: async ({ parts }) => ({
        body: { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${parts.baseUrl}/schemas/${kind}.json`, title: kind, ...schema },
        headers: { 'cache-control': 'public, max-age=300' },
      }),
    }),
  ),
  route({ ...shared, path: '/api/docs', summary: 'This description as a page', answers: { 200: Type.String() }, answerType: 'text/html', work: ({ parts }) => docsPart(parts, 'docs.html') }),
  route({ ...shared, path: '/api/docs/docs.js', summary: 'The script of that page', answers: { 200: Type.String() }, answerType: 'text/javascript', work: ({ parts }) => docsPart(parts, 'docs.js') }),
  route({ ...shared, path: '/api/docs/docs.css', summary: 'The styles of that page', answers: { 200: Type.String() }, answerType: 'text/css', work: ({ parts }) => docsPart(parts, 'docs.css') }),
]

async function docsPart({ baseUrl }: Parts, name: 'docs.html' | 'docs.js' | 'docs.css'): Promise<Response> {
  const { text, type } = await docsFile(name)
  return new Response(text, { headers: { ...pageHeaders(baseUrl), 'content-type': type, 'cache-control': 'no-cache' } })
}
