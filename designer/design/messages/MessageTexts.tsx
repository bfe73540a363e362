import { SegmentedControl, Select, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../schemas/label.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { longestTemplate } from '../../../schemas/messages/message.ts'
import { changeSettings } from '../../document/commands/change-settings.ts'
import { ownText, setLabel } from '../../document/commands/set-label.ts'
import { languageNames } from '../../i18n/language.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText, useWorkspaceLanguages } from '../draft/label-text.ts'
import classes from './messages.module.css'
import { templateChoices } from './template-choices.ts'

/** A piece of one of the texts that shall be seen; `at` tells one wish from the next. */
export interface Place {
  readonly key: 'subject' | 'body'
  readonly from: number
  readonly to: number
  readonly at: number
}

interface MessageTextsProps {
  editor: Editor<'message'>
  language: Language
  onLanguage: (language: Language) => void
  place: Place | null
}

/** Subject and body in one language, and a picker that puts fields in where the caret stands. */
export function MessageTexts({ editor, language, onLanguage, place }: MessageTextsProps) {
  const { t } = useTranslation('design-messages')
  const asked = useWorkspaceLanguages()
  const boxes = { subject: useRef<HTMLTextAreaElement>(null), body: useRef<HTMLTextAreaElement>(null) }
  const [last, setLast] = useState<'subject' | 'body'>('body')
  const texts = useTexts(editor, language)
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
    texts.write(last, text.slice(0, from) + piece + text.slice(to))
    // The caret stands behind what was put in, once the box shows it.
    requestAnimationFrame(() => {
      box?.focus()
      box?.setSelectionRange(from + piece.length, from + piece.length)
    })
  }
  return (
    <div className={classes.texts}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('texts.language')}
          value={language}
          // The values are exactly those given below.
          onChange={(next) => onLanguage(next as Language)}
          data={asked.map((each) => ({ value: each, label: languageNames[each] }))}
        />
        <Inserter message={editor.document} onInsert={insert} />
      </div>
      {(['subject', 'body'] as const).map((key) => (
        <Textarea
          key={key}
          ref={boxes[key]}
          label={t(`place.${key}`)}
          description={key === 'body' ? t('texts.help') : undefined}
          autosize
          minRows={key === 'body' ? 10 : 1}
          maxRows={key === 'body' ? 30 : 3}
          maxLength={key === 'body' ? longestTemplate : 500}
          value={texts.of(key)}
          placeholder={texts.placeholder(key)}
          spellCheck
          lang={language}
          onFocus={() => setLast(key)}
          onChange={(event) => texts.write(key, event.currentTarget.value)}
          onBlur={texts.leave}
          error={texts.isEmpty(key) && t('texts.needed')}
        />
      ))}
    </div>
  )
}

/** The texts of one language; one that is needed keeps what it had while its box is empty. */
function useTexts({ document: message, edit, endBurst }: Editor<'message'>, language: Language) {
  const { t } = useTranslation('design-messages')
  const [fallback = 'en'] = useWorkspaceLanguages()
  const labelText = useLabelText()
  const [emptied, setEmptied] = useState<'subject' | 'body' | null>(null)
  return {
    of: (key: 'subject' | 'body') => (emptied === key ? '' : ownText(message[key], language)),
    isEmpty: (key: 'subject' | 'body') => emptied === key,
    placeholder: (key: 'subject' | 'body') => labelText(message[key]),
    write: (key: 'subject' | 'body', text: string) => {
      const next = setLabel(message[key], { language, fallback, text })
      setEmptied(next === undefined ? key : null)
      if (next !== undefined) edit((before: MessageDefinition) => changeSettings(before, { [key]: next }), t('undo.text'), `${key} ${language}`)
    },
    leave: () => {
      setEmptied(null)
      endBurst()
    },
  }
}

function Inserter({ message, onInsert }: { message: MessageDefinition; onInsert: (piece: string) => void }) {
  const { t } = useTranslation('design-messages')
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const object = set.get('object', message.object)
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
