import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentAnswer } from '../../../schemas/api/comment.ts'
import { commentAnchor } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { CommentBox } from './CommentBox.tsx'
import { type CommentsOf, removeComment } from './comment-queries.ts'
import classes from './comments.module.css'
import { commentPieces } from './mention.ts'
import { Unreached } from './Unreached.tsx'
import { useSaveComment } from './use-save-comment.ts'

interface CommentProps {
  of: CommentsOf
  comment: CommentAnswer
  /** The address leads here: it is brought into sight. */
  isMeant: boolean
}

/** One comment: who, when and what; its author may change it. */
export function Comment({ of, comment, isMeant }: CommentProps) {
  const { t } = useTranslation('work-comments')
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  const save = useSaveComment(of)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isMeant) item.current?.scrollIntoView({ block: 'center' })
  }, [isMeant])
  return (
    <li ref={item} id={commentAnchor(comment.id)} className={isMeant ? classes.meant : undefined}>
      <div className={classes.head}>
        <Text size="sm">
          <b>{comment.author.name}</b>{' '}
          <Tooltip label={format.dateTime(comment.editedAt ?? comment.at)}>
            <Text component="time" size="sm" c="dimmed" dateTime={comment.at}>
              {format.relative(comment.at)}
              {comment.editedAt !== null && ` · ${t('edited')}`}
            </Text>
          </Tooltip>
        </Text>
        <CommentMenu of={of} comment={comment} onEdit={() => setEditing(true)} />
      </div>
      {isEditing ? (
        <CommentBox
          label={t('change')}
          action={t('save')}
          isSaving={save.isPending}
          initial={comment}
          onSave={async (input) => {
            await save.mutateAsync({ input, id: comment.id })
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          <CommentBody comment={comment} />
          <Unreached saved={save.data} />
        </>
      )}
    </li>
  )
}

function CommentBody({ comment: { body, mentions } }: { comment: CommentAnswer }) {
  return (
    <Text size="sm" className={classes.body} component="div">
      {commentPieces(body, mentions).map((piece, index) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          // A piece has no identity beside its place in the text.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={classes.mention}>
            @{piece.name}
          </span>
        ),
      )}
    </Text>
  )
}

function CommentMenu({ of, comment, onEdit }: Omit<CommentProps, 'isMeant'> & { onEdit: () => void }) {
  const { t } = useTranslation('work-comments')
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({ mutationFn: () => removeComment(of, comment), onError: notifyFailed })
  const { change, remove: mayRemove } = comment._can
  if (!change && !mayRemove) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={24} aria-label={t('menu', { name: comment.author.name })}>
            <IconDots size={15} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {change && (
            <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
              {t('edit')}
            </Menu.Item>
          )}
          {mayRemove && (
            <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => setAsking(true)}>
              {t('remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog opened={isAsking} title={t('removeTitle')} action={t('remove')} pending={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => setAsking(false)}>
        {t('removeText')}
      </ConfirmDialog>
    </>
  )
}
