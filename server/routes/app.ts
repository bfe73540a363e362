import { appView, appViewTag } from '../../runtime/roles/app-view.ts'
import { AppAnswer } from '../../schemas/api/app.ts'
import { etagOf } from '../http/preconditions.ts'
import { route } from '../route.ts'

export const appRoutes = [
  route({
    method: 'GET', path: '/api/w/:workspace/app', policy: 'member', viewable: true, tag: 'Workspace',
    summary: 'What the browser needs to show the workspace to the caller',
    answers: { 200: AppAnswer, 304: null },
    work: async ({ caller, ifNoneMatch }) => {
      const tag = appViewTag(caller)
      const headers = { etag: etagOf(tag), 'cache-control': 'private, no-cache' }
      return ifNoneMatch === tag ? { status: 304, headers } : { body: appView(caller), headers }
    },
  }),
]
