import Type from 'typebox'
import { addComment, changeComment, listComments, removeComment } from '../../runtime/comments/comments.ts'
import { CommentInput, CommentPage, SavedComment } from '../../schemas/api/comment.ts'
import { Uuid } from '../../schemas/api/record.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'

const tag = 'Comments'
const comments = '/api/w/:workspace/records/:object/:id/comments'

const recordOf = ({ object, id }: { object: string; id: string }) => ({ objectName: object, id: uuidParam(id) })

export const commentRoutes = [
  route({
    method: 'GET', path: comments, policy: 'member', viewable: true, tag, summary: 'Read what people say about a record',
    query: Type.Object({ before: Type.Optional(Uuid) }, { additionalProperties: false }), answers: { 200: CommentPage },
    work: async ({ caller, params, query }) => ({ body: await listComments(caller, recordOf(params), query.before) }),
  }),
  route({
    method: 'POST', path: comments, policy: 'member', tag, summary: 'Comment on a record',
    body: CommentInput, answers: { 201: SavedComment },
    work: async ({ caller, params, body }) => ({ status: 201, body: await addComment(caller, recordOf(params), body) }),
  }),
  route({
    method: 'PATCH', path: `${comments}/:comment`, policy: 'member', tag, summary: 'Change an own comment',
    body: CommentInput, answers: { 200: SavedComment },
    work: async ({ caller, params, body }) => ({ body: await changeComment(caller, recordOf(params), { id: uuidParam(params.comment), input: body }) }),
  }),
  route({
    method: 'DELETE', path: `${comments}/:comment`, policy: 'member', tag, summary: 'Take a comment back',
    answers: { 204: null },
    work: async ({ caller, params }) => {
      await removeComment(caller, recordOf(params), uuidParam(params.comment))
      return { status: 204 }
    },
  }),
]
