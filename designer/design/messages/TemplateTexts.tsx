import { Select, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Language } from '../../../schemas/label.ts'
import { longestTemplate, templateKeys } from '../../../schemas/messages/message.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import classes from './messages.module.css'
import { templateChoices } from './template-choices.ts'

export type TemplateKey = (typeof templateKeys)[number]

/** A piece of one of the texts that shall be seen; `at` tells one wish from the next. */
export interface Place {
  readonly key: TemplateKey
  readonly from: number
  readonly to: number
  readonly at: number
}

interface TemplateTextsProps {
  /** Whose fields can be put in. */
  object: ObjectDefinition | undefined
  language: Language
  valueOf: (key: TemplateKey) => string
  errorOf: (key: TemplateKey) => ReactNode
  placeholderOf?: (key: TemplateKey) => string
  onWrite: (key: TemplateKey, text: string) => void
  onLeave?: () => void
  place?: Place | null
  /** Lines of the text to begin with. */
  rows: number
  /** What stands above the texts, before the picker. */
  children?: ReactNode
}

/** Subject and body of a message, and a picker that puts fields in where the caret stands. */
export function TemplateTexts({ object, language, valueOf, errorOf, placeholderOf, onWrite, onLeave, place, rows, children }: TemplateTextsProps) {
  const { t } = useTranslation('design-messages')
  const boxes = { subject: useRef<HTMLTextAreaElement>(null), body: useRef<HTMLTextAreaElement>(null) }
  const [last, setLast] = useState<TemplateKey>('body')
  useEffect(() => {
    const box = place && boxes[place.key].current
    box?.focus()
    box?.setSelectionRange(place?.from ?? 0, place?.to ?? 0)
    // Only a new wish moves the caret.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [place])
  const insert = (piece: string) => {
    const box = boxes[last].current
    const text = box?.value ?? ''
    const [from, to] = [box?.selectionStart ?? text.length, box?.selectionEnd ?? text.length]
    onWrite(last, text.slice(0, from) + piece + text.slice(to))
    // The caret stands behind what was put in, once the box shows it.
    requestAnimationFrame(() => {
      box?.focus()
      box?.setSelectionRange(from + piece.length, from + piece.length)
    })
  }
  return (
    <div className={classes.texts}>
      <div className={classes.bar}>
        {children}
        <Inserter object={object} onInsert={insert} />
      </div>
      {templateKeys.map((key) => (
        <Textarea
          key={key}
          ref={boxes[key]}
          label={t(`place.${key}`)}
          description={key === 'body' ? t('texts.help') : undefined}
          autosize
          minRows={key === 'body' ? rows : 1}
          maxRows={key === 'body' ? 30 : 3}
          maxLength={key === 'body' ? longestTemplate : 500}
          value={valueOf(key)}
          placeholder={placeholderOf?.(key)}
          spellCheck
          lang={language}
          onFocus={() => setLast(key)}
          onChange={(event) => onWrite(key, event.currentTarget.value)}
          onBlur={onLeave}
          error={errorOf(key)}
        />
      ))}
    </div>
  )
}

function Inserter({ object, onInsert }: { object: ObjectDefinition | undefined; onInsert: (piece: string) => void }) {
  const { t } = useTranslation('design-messages')
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const groups = object ? templateChoices(object, set, { labelText, t }) : []
  return (
    <Select
      size="xs"
      w={220}
      aria-label={t('insert.label')}
      placeholder={t('insert.label')}
      searchable
      data={groups.map(({ group, items }) => ({ group, items: [...items] }))}
      value={null}
      onChange={(piece) => piece !== null && onInsert(piece)}
      comboboxProps={{ width: 320, position: 'bottom-end' }}
    />
  )
}
