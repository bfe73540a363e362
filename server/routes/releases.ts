import Type from 'typebox'
import { planPublish } from '../../runtime/publish/publish.ts'
import { diffReleases, listReleases, readRelease } from '../../runtime/publish/releases.ts'
import { whereUsed } from '../../runtime/publish/where-used.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { ApiName } from '../../schemas/definition.ts'
import { PublishPlan, RollbackRequest } from '../../schemas/api/publish-plan.ts'
import { ReleaseAnswer, ReleaseDiff, ReleaseNumber, ReleasePage, WhereUsed } from '../../schemas/api/release.ts'
import { route } from '../route.ts'
import { answeredDifferences } from '../step-texts/difference-text.ts'
import { answeredPlan } from './answered-plan.ts'

const tag = 'Releases'
const releases = '/api/w/:workspace/releases'

const mayLook = ['design', 'publish'] as const

const strict = { additionalProperties: false } as const

export const releaseRoutes = [
  route({
    method: 'GET', path: releases, policy: mayLook, tag, summary: 'List releases, newest first',
    query: Type.Object({ cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }, strict),
    answers: { 200: ReleasePage },
    work: async ({ caller, query }) => ({
      body: await listReleases(caller.workspace, { ...(query.cursor !== undefined && { before: Number(query.cursor) }), limit: query.limit ?? 50 }),
    }),
  }),
  route({
    method: 'GET', path: `${releases}/where-used`, policy: mayLook, tag, summary: 'Find everything that mentions a definition, field or option',
    query: Type.Object({ kind: Type.String({ maxLength: 40 }), name: ApiName, field: Type.Optional(ApiName), option: Type.Optional(Type.String({ maxLength: 200 })) }, strict),
    answers: { 200: WhereUsed },
    work: async ({ caller, query }) => ({ body: await whereUsed(caller, query) }),
  }),
  route({
    method: 'GET', path: `${releases}/:number`, policy: mayLook, tag, summary: 'Read a release',
    answers: { 200: ReleaseAnswer },
    work: async ({ caller, params }) => ({ body: await readRelease(caller.workspace, releaseNumber(params.number)) }),
  }),
  route({
    method: 'GET', path: `${releases}/:number/diff`, policy: mayLook, tag, summary: 'Tell what a release changed',
    query: Type.Object({ against: Type.Optional(ReleaseNumber) }, strict),
    answers: { 200: ReleaseDiff },
    work: async ({ caller, params, query }) => {
      const { from, to, ...differences } = await diffReleases(caller.workspace, releaseNumber(params.number), query.against)
      return { body: { from, to, changes: answeredDifferences(differences, caller.person) } }
    },
  }),
  route({
    method: 'POST', path: `${releases}/:number/rollback`, policy: ['publish'], tag, summary: 'Plan going back to a release',
    body: RollbackRequest, answers: { 200: PublishPlan },
    work: async ({ caller, params, body }) => ({
      body: answeredPlan(await planPublish(caller, { ...body, rollback: releaseNumber(params.number) }), caller),
    }),
  }),
]

function releaseNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('not-found')
  return Number(text)
}
