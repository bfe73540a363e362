import type { TObject, TSchema } from 'typebox'
import type { Route } from './route.ts'

/**
 * One operation of the OpenAPI document, out of its route. `written` says of parameters how they are written in the
 * query where that is not plain text.
 */
export function operationOf(route: Route, written: Readonly<Record<string, object>> = {}): object {
  const { summary, tag, policy, query, answers } = route
  const parameters = [
    ...pathParameters(route.path),
    ...(query ? queryParameters(query, written) : []),
    ...headerParameters(route),
  ]
  return {
    operationId: operationId(route),
    summary,
    tags: [tag],
    ...(policy === 'public' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(route),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [status, answer(Number(status), schema, route.answerType)]),
      ),
      '4XX': { $ref: '#/components/responses/Problem' },
    },
  }
}

/** `/api/w/{workspace}/people/{id}` for `/api/w/:workspace/people/:id`. */
export const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

/** `getPeopleById` for `GET /api/w/:workspace/people/:id`: made from method and path, so it stays while they do. */
export function operationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const segments = path.replace(/^\/(api\/(w\/:workspace\/?)?)?/, '').split('/')
  const words = segments.flatMap((segment) =>
    segment.startsWith(':') ? ['by', segment.slice(1)] : segment.split(/[^a-zA-Z0-9]+/),
  )
  const scope = path.startsWith('/api/w/:workspace') ? [] : ['installation']
  return (
    method.toLowerCase() + [...scope, ...words].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  )
}

const pathParameters = (path: string): object[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const queryParameters = (schema: TObject, written: Readonly<Record<string, object>>): object[] =>
  Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...plain } = plainSchema(property)
    return {
      name,
      in: 'query',
      required: schema.required?.includes(name) ?? false,
      ...(description !== undefined && { description }),
      ...(written[name] ?? { schema: plain }),
    }
  })

/** The conditions that a route understands; the document's components say what each means. */
function headerParameters({ versioned, answers }: Route): object[] {
  if (versioned === 'seen') return [conditions.IfMatch]
  if (versioned === 'seen-or-new') return [conditions.IfMatchOrNew, conditions.IfNew]
  return 304 in answers ? [conditions.IfChanged] : []
}

const conditions = {
  IfMatch: { $ref: '#/components/parameters/IfMatch' },
  IfMatchOrNew: { $ref: '#/components/parameters/IfMatchOrNew' },
  IfNew: { $ref: '#/components/parameters/IfNew' },
  IfChanged: { $ref: '#/components/parameters/IfChanged' },
}

/** The parameters that the operations above refer to. */
export const headerComponents = {
  IfMatch: {
    name: 'If-Match', in: 'header', required: true, schema: { type: 'string' },
    description: 'The version that the change is based on, as `ETag` said it. Without it: 428.',
  },
  IfMatchOrNew: {
    name: 'If-Match', in: 'header', schema: { type: 'string' },
    description: 'The revision that the change is based on, as `ETag` said it. Without it and without `If-None-Match: *`: 428.',
  },
  IfNew: {
    name: 'If-None-Match', in: 'header', schema: { const: '*' },
    description: 'Instead of `If-Match`, for what is to be made and must not exist yet.',
  },
  IfChanged: {
    name: 'If-None-Match', in: 'header', schema: { type: 'string' },
    description: 'The `ETag` of an earlier answer: while it is still true, the answer is 304 without a body.',
  },
} as const satisfies Record<keyof typeof conditions, object>

function requestBody({ body, bodyType }: Route): object {
  if (body) return { requestBody: { required: true, content: { 'application/json': { schema: plainSchema(body) } } } }
  if (bodyType !== undefined)
    return {
      requestBody: { required: true, content: { [bodyType]: { schema: { type: 'string', format: 'binary' } } } },
    }
  return {}
}

const answer = (status: number, schema: TSchema | null, type = 'application/json'): object => ({
  description: statusTexts[status] ?? 'The answer',
  ...(schema && { content: { [type]: { schema: plainSchema(schema) } } }),
})

const statusTexts: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Made',
  202: 'Accepted: a job does it',
  204: 'Done, with nothing to say',
  304: 'Not changed since',
}

const plainSchema = (schema: TSchema): Record<string, unknown> =>
  JSON.parse(JSON.stringify(schema)) as Record<string, unknown>
