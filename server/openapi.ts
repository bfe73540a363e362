import type { Caller } from '../runtime/caller.ts'
import { ProblemAnswer } from '../schemas/api/problem.ts'
import type { Account } from './identity/account.ts'
import { sessionCookieName } from './identity/session-cookie.ts'
import { headerComponents, operationOf, templateOf } from './openapi-operation.ts'
import type { Policy, Route } from './route.ts'

/** Paths that a release adds: one set an object, with the schemas that they refer to. */
export interface ExtraPaths {
  readonly paths: Readonly<Record<string, object>>
  readonly schemas?: Readonly<Record<string, object>>
}

interface OpenApiRequest {
  readonly routes: readonly Route[]
  readonly baseUrl: string
  /** Who asks; nobody signed in is told the public addresses only. */
  readonly account: Account | undefined
  /** Who the account is in the workspace that was named, if one was. */
  readonly caller: Caller | undefined
  readonly extra: ExtraPaths | undefined
}

/**
 * The OpenAPI 3.1 document of what the asker may use, made from the route table. Where paths of the release's own
 * objects are given, they stand in the place of the general ones with `:object`.
 */
export function openApiDocument({ routes, baseUrl, account, caller, extra }: OpenApiRequest): object {
  const hasOwnPaths = extra !== undefined && Object.keys(extra.paths).length > 0
  const told = routes.filter(
    (route) => mayUse(route.policy, account, caller) && !(hasOwnPaths && route.path.includes('/:object')),
  )
  const tags = [...new Set([...told.map(({ tag }) => tag), ...(hasOwnPaths ? ['Records'] : [])])].toSorted()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tessera',
      version: '1',
      description: 'What this installation answers. Errors are RFC 9457 problem documents with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl }],
    security: [{ session: [] }],
    tags: tags.map((name) => ({ name, description: tagDescriptions[name] ?? name })),
    paths: { ...pathsOf(told), ...extra?.paths },
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(baseUrl),
          description: 'Set by `POST /api/sign-in`.',
        },
      },
      schemas: { Problem: plain(ProblemAnswer), ...extra?.schemas },
      responses: {
        Problem: {
          description: 'The request was declined: why, and where in what was sent.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      parameters: headerComponents,
    },
  }
}

function mayUse(policy: Policy, account: Account | undefined, caller: Caller | undefined): boolean {
  if (policy === 'public') return true
  if (policy === 'account') return account !== undefined
  if (policy === 'member') return caller !== undefined
  return caller !== undefined && policy.some((right) => caller.access.system.has(right))
}

function pathsOf(routes: readonly Route[]): Record<string, object> {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const template = templateOf(route.path)
    paths[template] = { ...paths[template], [route.method.toLowerCase()]: operationOf(route) }
  }
  return paths
}

/** TypeBox' schemas are JSON Schema once their symbols are gone. */
const plain = (schema: object): object => JSON.parse(JSON.stringify(schema)) as object

const tagDescriptions: Readonly<Record<string, string>> = {
  API: 'This description and the schemas that it builds on.',
  Comments: 'What people say about a record.',
  Design: 'What is being designed: definitions that are not live yet, and publishing them.',
  Exports: 'Taking records out as files, and who did.',
  Files: 'Uploads and downloads.',
  Flows: 'Runs of flows: where they stand, and what has happened in them.',
  Hooks: 'Flows that other systems start, and the secrets by which both sides sign.',
  Imports: 'Bringing records in from files.',
  Jobs: 'Work that takes longer than a request.',
  Me: 'Who is signed in.',
  Messages: 'Trying what notifications and mails say.',
  Notifications: 'What a person was told in the app.',
  Events: 'What happens in a workspace, as it happens.',
  Tasks: 'What waits for people, and what they answer.',
  Operation: 'Whether the process lives, is ready, and how it does.',
  People: 'People of a workspace, departments and roles.',
  Records: 'The records of the objects that the workspace has.',
  Releases: 'What was published.',
  Secrets: 'What flows prove themselves with to other systems: names and uses, never values.',
  'Sign-in': 'Sessions, the set-up and one-time links.',
  Teams: 'Who was let in to single records by hand.',
  Views: 'Saved lists of one’s own.',
  Workspace: 'One workspace as a whole.',
  Workspaces: 'The workspaces of the installation.',
}
