import type { CommentAnswer, CommentInput, CommentPage, SavedComment } from '../../../schemas/api/comment.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { queryClient } from '../../app/queries.ts'
import { recordsKey } from '../records/record-queries.ts'

/** The record that is spoken of. */
export interface CommentsOf {
  readonly workspace: string
  readonly object: string
  readonly record: string
}

const addressOf = ({ workspace, object, record }: CommentsOf): string => `${addressesOf(workspace).record(object, record)}/comments`

const keyOf = (of: CommentsOf) => recordsKey(of, 'comments', of.record)

export const commentPages = (of: CommentsOf) => ({
  key: keyOf(of),
  load: (before: string | null, signal: AbortSignal): Promise<CommentPage> => get<CommentPage>(addressOf(of), { query: { before }, signal }),
})

/** Stores a comment: a new one, or the changed words of one that is there. */
export async function saveComment(of: CommentsOf, input: CommentInput, id?: string): Promise<SavedComment> {
  const { body } =
    id === undefined
      ? await request<SavedComment>('POST', addressOf(of), { body: input })
      : await request<SavedComment>('PATCH', `${addressOf(of)}/${id}`, { body: input })
  await queryClient.invalidateQueries({ queryKey: keyOf(of) })
  return body
}

export async function removeComment(of: CommentsOf, { id }: CommentAnswer): Promise<void> {
  await request('DELETE', `${addressOf(of)}/${id}`)
  await queryClient.invalidateQueries({ queryKey: keyOf(of) })
}
