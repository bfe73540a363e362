import Type from 'typebox'
import { beginViewAs } from '../../runtime/roles/view-as.ts'
import { ApiName } from '../../schemas/definition.ts'
import { Uuid } from '../../schemas/api/record.ts'
import { route } from '../route.ts'

const strict = { additionalProperties: false } as const

export const viewAsRoutes = [
  route({
    method: 'POST', path: '/api/w/:workspace/view-as', policy: ['people'], tag: 'People', summary: 'Begin to look as another person or role',
    body: Type.Union([Type.Object({ person: Uuid }, strict), Type.Object({ role: ApiName }, strict)]),
    answers: { 200: Type.Object({ name: Type.String() }) },
    work: async ({ parts, caller, body }) => {
      const name = await beginViewAs(caller, body)
      parts.identity.forgetCallers(caller.workspace.slug)
      return { body: { name } }
    },
  }),
]
