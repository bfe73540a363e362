import { Button, Combobox, Group, Textarea, useCombobox } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type CommentInput, longestComment } from '../../../schemas/api/comment.ts'
import { useUnsaved } from '../../app/unsaved/use-unsaved.ts'
import type { LookupChoice } from '../../controls/lookup-source.ts'
import { whenComposed } from '../../ui/composition.ts'
import type { Mentioned } from './mention.ts'
import { useMentioning } from './use-mentioning.ts'

interface CommentBoxProps {
  label: string
  action: string
  isSaving: boolean
  initial?: { readonly body: string; readonly mentions: readonly Mentioned[] }
  /** Stores the words; the box empties itself when that has been done. */
  onSave: (input: CommentInput) => Promise<unknown>
  onCancel?: () => void
}

const empty = { body: '', mentions: [] }

/** Where a comment is written: `@` offers the people to mention, Ctrl+Enter sends. */
export function CommentBox({ label, action, isSaving, initial = empty, onSave, onCancel }: CommentBoxProps) {
  const { t } = useTranslation('work-comments')
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, people, mentions, follow, mention, stopSearching, clear } = useMentioning(box, initial)
  const isOpen = people.length > 0
  const combobox = useCombobox({ opened: isOpen, onDropdownClose: stopSearching })
  const unsaved = useUnsaved(() => text.trim() !== initial.body.trim())
  const isBlank = text.trim() === ''
  const send = async () => {
    if (isBlank || isSaving) return
    await onSave({ body: text.trim(), mentions: mentions.map(({ id }) => id) })
    clear()
  }
  const pressed = whenComposed((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void send()
  })
  return (
    <Combobox store={combobox} onOptionSubmit={mention} position="bottom-start">
      <Combobox.Target withKeyboardNavigation={isOpen} withAriaAttributes={isOpen}>
        <Textarea
          ref={box}
          aria-label={label}
          placeholder={t('placeholder')}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={longestComment}
          value={text}
          onChange={(event) => follow(event.currentTarget)}
          onClick={(event) => follow(event.currentTarget)}
          onKeyDown={pressed}
          onBlur={stopSearching}
        />
      </Combobox.Target>
      <People people={people} label={t('people')} />
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" disabled={isBlank} loading={isSaving} onClick={() => void send()}>
          {action}
        </Button>
        {onCancel && (
          <Button size="compact-sm" variant="default" onClick={() => unsaved.leave(onCancel)}>
            {t('cancel')}
          </Button>
        )}
      </Group>
    </Combobox>
  )
}

function People({ people, label }: { people: readonly LookupChoice[]; label: string }) {
  return (
    <Combobox.Dropdown>
      <Combobox.Options mah={220} style={{ overflowY: 'auto' }} aria-label={label}>
        {people.map(({ id, title, subtitle }) => (
          <Combobox.Option key={id} value={id}>
            {title}
            {subtitle && ` · ${subtitle}`}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  )
}
