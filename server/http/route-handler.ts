import { randomUUID } from 'node:crypto'
import type { Ajv } from 'ajv'
import type { Context } from 'hono'
import { viewAs, type ViewedAs } from '../../runtime/roles/view-as.ts'
import { uuidParam } from './uuid-param.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Caller } from '../../runtime/caller.ts'
import type { Language } from '../../schemas/label.ts'
import type { Account } from '../identity/account.ts'
import { isDatabaseAway } from '../database-away.ts'
import { HttpRefusal } from '../http-refusal.ts'
import type { Parts } from '../parts.ts'
import { problemOf } from '../problem.ts'
import type { Route, RouteRequest } from '../route.ts'
import { answerOf, problemAnswer } from './answer.ts'
import { isCanonicalPath, pathOf } from './canonical-path.ts'
import { acceptedLanguage } from './language.ts'
import type { RequestMetrics } from './metrics.ts'
import { checkOrigin } from './origin-check.ts'
import { entityTag } from './preconditions.ts'
import { checkMediaType, checkNoBody } from './read-body.ts'
import { routeValidators } from './route-validators.ts'

/** What all routes of one app share. */
interface RouteSurroundings {
  readonly parts: Parts
  readonly ajv: Ajv
  readonly ownOrigin: string
  readonly addressOf: (request: Request, environment: unknown) => string
  readonly metrics: RequestMetrics
}

/** Who asks, as far as the policy of the route wants to know. */
interface Asker {
  readonly account: Account | undefined
  readonly caller: Caller | undefined
  readonly isFresh: boolean
}

/** The handler of one route: checks the request in the order path, origin, rights, body; then lets the route work. */
export function routeHandler(route: Route, surroundings: RouteSurroundings): (context: Context) => Promise<Response> {
  const { parts, metrics } = surroundings
  const observe = metrics.of(route)
  const validators = routeValidators(route, surroundings.ajv)
  return async (context) => {
    const started = performance.now()
    const requestId = randomUUID()
    const request = context.req.raw
    let language: Language | undefined
    const respond = async (): Promise<Response> => {
      checkRequest(route, request, surroundings)
      const { isFresh, ...asker } = await askerOf(route, context, parts)
      language = asker.caller?.person.language
      checkVersion(route, request)
      const read = await validators.read(request)
      // The route's schema has just taken the body.
      if (!isFresh && typeof route.fresh === 'function' && route.fresh(read.body as never)) throw new Refusal('session-not-fresh')
      // The table types each work by its own schemas and policy, which have just been checked.
      const given = {
        parts,
        ...routeParts(context),
        ...read,
        ...asker,
        address: surroundings.addressOf(request, context.env),
      }
      return answerOf(await route.work(given as RouteRequest<never, never, never, never>), requestId)
    }
    const fail = (reason: unknown): Response => {
      const spoken = language ?? acceptedLanguage(request.headers.get('accept-language'))
      return problemAnswer(
        problemOf(reason, { requestId, method: route.method, route: route.path, language: spoken, log: parts.log }),
        requestId,
      )
    }
    const response = await respond().catch(fail)
    observe(response.status, performance.now() - started)
    return response
  }
}

function checkRequest(route: Route, request: Request, { ownOrigin }: RouteSurroundings): void {
  if (!isCanonicalPath(pathOf(request.url))) throw new HttpRefusal('not-canonical')
  if (route.method === 'GET') return
  checkOrigin(request, ownOrigin)
  if (route.bodyType !== undefined) checkMediaType(request, route.bodyType)
  else if (route.body === undefined) checkNoBody(request)
}

/** What somebody else may have changed meanwhile is changed only by who says what he or she has seen. */
function checkVersion({ versioned }: Route, { headers }: Request): void {
  if (versioned === undefined || headers.has('if-match')) return
  if (versioned === 'seen-or-new' && entityTag(headers.get('if-none-match')) === '*') return
  throw new Refusal('version-required')
}

const routeParts = (context: Context) => ({
  params: context.req.param(),
  ifMatch: entityTag(context.req.raw.headers.get('if-match')),
  ifNoneMatch: entityTag(context.req.raw.headers.get('if-none-match')),
  raw: context.req.raw,
})

async function askerOf({ policy, fresh, viewable }: Route, context: Context, { identity }: Parts): Promise<Asker> {
  if (policy === 'public') return { account: await accountIfKnown(identity, context.req.raw), caller: undefined, isFresh: false }
  const session = await identity.sessionOf(context.req.raw)
  if (!session) throw new HttpRefusal('not-signed-in')
  const asker = { account: session.account, caller: await callerFor(policy, session.account), isFresh: session.fresh }
  if (fresh === true && !session.fresh) throw new Refusal('session-not-fresh')
  return asker

  async function callerFor(wanted: Exclude<Route['policy'], 'public'>, account: Account): Promise<Caller | undefined> {
    if (wanted === 'account') return undefined
    const self = await identity.callerIn(context.req.param('workspace') ?? '', account)
    const as = viewedAs(context.req.raw.headers)
    if (as && !viewable) throw new Refusal('viewing-as')
    const caller = as ? await viewAs(self, as) : self
    if (wanted !== 'member' && !wanted.some((right) => caller.access.system.has(right))) throw new Refusal('forbidden')
    return caller
  }
}

/** As whom the caller looks: `person <id>` or `role <name>` of the header `X-View-As`. It only ever lowers rights. */
function viewedAs(headers: Headers): ViewedAs | undefined {
  const [, kind, name = ''] = /^(person|role) ([\w-]{1,60})$/.exec(headers.get('x-view-as') ?? '') ?? []
  if (kind === undefined) return undefined
  return kind === 'role' ? { role: name } : { person: uuidParam(name) }
}

/** What is open to everybody is answered while the database is away, too. */
async function accountIfKnown(identity: Parts['identity'], request: Request): Promise<Account | undefined> {
  try {
    return (await identity.sessionOf(request))?.account
  } catch (reason) {
    if (isDatabaseAway(reason)) return undefined
    throw reason
  }
}
