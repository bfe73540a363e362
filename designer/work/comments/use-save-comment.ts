import { useMutation } from '@tanstack/react-query'
import type { CommentInput, SavedComment } from '../../../schemas/api/comment.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { type CommentsOf, saveComment } from './comment-queries.ts'

/** Stores a new comment, or new words for the one with this id. */
export const useSaveComment = (of: CommentsOf) =>
  useMutation({
    mutationFn: ({ input, id }: { input: CommentInput; id?: string }): Promise<SavedComment> => saveComment(of, input, id),
    onError: notifyFailed,
  })
