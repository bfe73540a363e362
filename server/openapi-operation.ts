import type { TObject, TSchema } from 'typebox'
import type { Route } from './route.ts'

/** One operation of the OpenAPI document, out of its route. */
export function operationOf(route: Route): object {
  const { summary, tag, policy, query, answers } = route
  const parameters = [
    ...pathParameters(route.path),
    ...(query ? queryParameters(query) : []),
    ...(needsVersion(route) ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
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

const queryParameters = (schema: TObject): object[] =>
  Object.entries(schema.properties).map(([name, property]) => {
    const { description, ...plain } = plainSchema(property)
    return {
      name,
      in: 'query',
      required: schema.required?.includes(name) ?? false,
      ...(description !== undefined && { description }),
      schema: plain,
    }
  })

/** What is changed in place is based on a version that somebody has seen. */
const needsVersion = ({ method, path }: Route): boolean =>
  path.startsWith('/api/w/') && ['PUT', 'PATCH', 'DELETE'].includes(method)

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
