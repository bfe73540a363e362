import Type from 'typebox'
import { createMyView, deleteMyView, listMyViews, updateMyView } from '../../runtime/views/my-views.ts'
import { shareView } from '../../runtime/views/share-view.ts'
import { SavedDefinition } from '../../schemas/api/draft.ts'
import { MyView, MyViewList, MyViewPatch, NewMyView, ShareView } from '../../schemas/api/view.ts'
import { ApiName } from '../../schemas/definition.ts'
import { etagOf, requiredVersion } from '../http/preconditions.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'

const tag = 'Views'
const views = '/api/w/:workspace/views'

export const viewRoutes = [
  route({
    method: 'GET', path: views, policy: 'member', tag, summary: 'My own views',
    query: Type.Object({ object: Type.Optional(ApiName) }, { additionalProperties: false }), answers: { 200: MyViewList },
    work: async ({ caller, query }) => ({ body: { items: await listMyViews(caller, query.object), next: null } }),
  }),
  route({
    method: 'POST', path: views, policy: 'member', tag, summary: 'Keep a view for me',
    body: NewMyView, answers: { 201: MyView },
    work: async ({ caller, body }) => answered(await createMyView(caller, body), 201),
  }),
  route({
    method: 'PATCH', path: `${views}/:id`, policy: 'member', versioned: 'seen', tag, summary: 'Change a view of mine',
    body: MyViewPatch, answers: { 200: MyView },
    work: async ({ caller, params, body, ifMatch }) =>
      answered(await updateMyView(caller, { id: uuidParam(params.id), version: requiredVersion(ifMatch), patch: body }), 200),
  }),
  route({
    method: 'DELETE', path: `${views}/:id`, policy: 'member', versioned: 'seen', tag, summary: 'Remove a view of mine',
    answers: { 204: null },
    work: async ({ caller, params, ifMatch }) => {
      await deleteMyView(caller, { id: uuidParam(params.id), version: requiredVersion(ifMatch) })
      return { status: 204 }
    },
  }),
  route({
    method: 'POST', path: `${views}/:id/share`, policy: ['design'], tag, summary: 'Put a view of mine into the draft, for others',
    body: ShareView, answers: { 201: SavedDefinition },
    work: async ({ caller, params, body }) => ({ status: 201, body: await shareView(caller, { id: uuidParam(params.id), name: body.name }) }),
  }),
]

const answered = (view: MyView, status: number) => ({ status, body: view, headers: { etag: etagOf(view.version) } })
