import type { Static, TObject, TSchema } from 'typebox'
import type { Caller } from '../runtime/caller.ts'
import type { SystemRight } from '../schemas/roles/role.ts'
import type { Account } from './identity/account.ts'
import type { Parts } from './parts.ts'

/**
 * Who may call a route. `public`: anybody; `account`: somebody signed in; `member`: an active person of the
 * workspace in the path; a list of system rights: a member who has one of them. What a member may do with
 * records is judged by the runtime's gate, not here.
 */
export type Policy = 'public' | 'account' | 'member' | readonly SystemRight[]

/** What a route's work is given: everything parsed, the caller resolved as the policy demands. */
export interface RouteRequest<P extends Policy, Params, Query, Body> {
  readonly parts: Parts
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly account: P extends 'public' ? Account | undefined : Account
  readonly caller: P extends 'public' | 'account' ? undefined : Caller
  /** The version or revision that `If-Match` names; `*` for `If-None-Match: *`. */
  readonly ifMatch: string | undefined
  readonly ifNoneMatch: string | undefined
  readonly raw: Request
  /** Of the client: the socket's, or what a trusted proxy says. */
  readonly address: string
}

/** An answer: a JSON body with its status, or a ready `Response` for streams and files. */
export interface RouteAnswer {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Ready `Set-Cookie` lines. */
  readonly cookies?: readonly string[]
}

/** One entry of the route table: the router, the validators and the OpenAPI document are all made from it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Hono's syntax: `/api/w/:workspace/draft/:kind/:name`. */
  readonly path: string
  readonly policy: Policy
  /** Only within 15 minutes of signing in: for what a borrowed device must not do, always or with certain bodies. */
  readonly fresh?: true | ((body: never) => boolean)
  /**
   * A change of what somebody has seen: without `If-Match` it is declined (428). `seen-or-new` also makes what does not
   * exist yet, with `If-None-Match: *`.
   */
  readonly versioned?: 'seen' | 'seen-or-new'
  /** Shows records and changes nothing, so it answers those who look as somebody else, with that person's rights. */
  readonly viewable?: true
  readonly summary: string
  readonly tag: string
  readonly query?: TObject
  readonly body?: TSchema
  /** Bodies that are not JSON, by media type; the work reads `raw`. */
  readonly bodyType?: string
  /** Schema of the body by status; `null` = no body. */
  readonly answers: Readonly<Record<number, TSchema | null>>
  readonly answerType?: string
  readonly work: (
    request: RouteRequest<Policy, Record<string, string>, never, never>,
  ) => Promise<RouteAnswer | Response>
}

interface RouteOf<Path extends string, P extends Policy, Q extends TObject, B extends TSchema> extends Omit<
  Route,
  'path' | 'policy' | 'query' | 'body' | 'fresh' | 'work'
> {
  readonly path: Path
  readonly policy: P
  readonly query?: Q
  readonly body?: B
  readonly fresh?: true | ((body: Static<B>) => boolean)
  readonly work: (request: RouteRequest<P, ParamsOf<Path>, Static<Q>, Static<B>>) => Promise<RouteAnswer | Response>
}

/** The parameters that a path names: `{ workspace: string }` for `/api/w/:workspace/app`. */
type ParamsOf<Path extends string> = { readonly [Name in ParamNames<Path>]: string }

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** Declares a route; its path types `params`, its schemas `query` and `body`, its policy `account` and `caller`. */
export function route<
  const Path extends string,
  const P extends Policy,
  Q extends TObject = TObject,
  B extends TSchema = TSchema,
>(entry: RouteOf<Path, P, Q, B>): Route {
  // The table's reader validates query and body by these very schemas before it calls the work.
  return entry as unknown as Route
}
