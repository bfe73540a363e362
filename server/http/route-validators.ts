import type { Ajv } from 'ajv'
import { lazyValidator } from '../../runtime/compile/ajv.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Issue } from '../../schemas/issue.ts'
import { issueUnder } from '../../schemas/issue.ts'
import type { Route } from '../route.ts'
import { readJson } from './read-body.ts'
import { readQuery } from './read-query.ts'

/** Reads and checks what a request carries beside its address. */
interface RouteValidators {
  read(request: Request): Promise<{ readonly query: unknown; readonly body: unknown }>
}

/** The validators of one route, compiled when they are first used. Refuse `invalid-request` with every issue at once. */
export function routeValidators({ query: querySchema, body: bodySchema }: Route, ajv: Ajv): RouteValidators {
  const checkQuery = querySchema && lazyValidator(ajv, querySchema)
  const checkBody = bodySchema && lazyValidator(ajv, bodySchema)
  return {
    read: async (request) => {
      const reading = readQuery(request.url, querySchema)
      if ('issues' in reading) throw refusal(reading.issues)
      const query = reading.query
      refuseAny((checkQuery?.(query) ?? []).map((issue) => issueUnder('/query', issue)))
      if (!checkBody) return { query, body: undefined }
      const body = await readJson(request)
      refuseAny(checkBody(body))
      return { query, body }
    },
  }
}

function refuseAny(issues: readonly Issue[]): void {
  if (issues.length > 0) throw refusal(issues)
}

const refusal = (issues: readonly Issue[]) => new Refusal('invalid-request', { issues })
