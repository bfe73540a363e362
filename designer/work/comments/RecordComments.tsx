import { Button, Title } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { CommentAnswer } from '../../../schemas/api/comment.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { commentAnchor } from '../../app/paths.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { Comment } from './Comment.tsx'
import { CommentBox } from './CommentBox.tsx'
import { commentPages, type CommentsOf } from './comment-queries.ts'
import classes from './comments.module.css'
import { Unreached } from './Unreached.tsx'
import { useSaveComment } from './use-save-comment.ts'

/** Reads further until the comment is here that the address leads to. */
function useMeantComment(hash: string, { items, hasMore, isLoadingMore, loadMore }: ReturnType<typeof useCursorList<CommentAnswer>>): void {
  const isSought = hash.startsWith(`#${commentAnchor('')}`) && !items.some(({ id }) => hash === `#${commentAnchor(id)}`)
  useEffect(() => {
    if (isSought && hasMore && !isLoadingMore) void loadMore()
  }, [isSought, hasMore, isLoadingMore, loadMore])
}

/** What people say about a record, newest first. */
export function RecordComments({ object, record }: { object: Pick<ObjectDefinition, 'name'>; record: Pick<RecordAnswer, 'id'> }) {
  const { t } = useTranslation('work-comments')
  const { slug } = useWorkspace()
  const of: CommentsOf = { workspace: slug, object: object.name, record: record.id }
  const list = useCursorList<CommentAnswer>(commentPages(of))
  const save = useSaveComment(of)
  const { hash } = useLocation()
  useMeantComment(hash, list)
  return (
    <section className={classes.panel} aria-label={t('title')} data-talk>
      <Title order={2} size="h4" mb="sm">
        {t('title')}
      </Title>
      <CommentBox label={t('new')} action={t('send')} isSaving={save.isPending} onSave={(input) => save.mutateAsync({ input })} />
      <Unreached saved={save.data} />
      {list.isLoading && <LoadingState shape="list" />}
      {list.problem && list.items.length === 0 && <ErrorState problem={list.problem} onRetry={() => void list.reload()} />}
      <ol className={classes.comments}>
        {list.items.map((comment) => (
          <Comment key={comment.id} of={of} comment={comment} isMeant={hash === `#${commentAnchor(comment.id)}`} />
        ))}
      </ol>
      {list.hasMore && (
        <Button variant="subtle" size="compact-sm" mt="sm" loading={list.isLoadingMore} onClick={() => void list.loadMore()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
