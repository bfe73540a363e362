import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../schemas/label.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { changeSettings } from '../../document/commands/change-settings.ts'
import { ownText, setLabel } from '../../document/commands/set-label.ts'
import { languageNames } from '../../i18n/language.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText, useWorkspaceLanguages } from '../draft/label-text.ts'
import classes from './messages.module.css'
import { type Place, type TemplateKey, TemplateTexts } from './TemplateTexts.tsx'

interface MessageTextsProps {
  editor: Editor<'message'>
  language: Language
  onLanguage: (language: Language) => void
  place: Place | null
}

/** The texts of a message, one language at a time. */
export function MessageTexts({ editor, language, onLanguage, place }: MessageTextsProps) {
  const { t } = useTranslation('design-messages')
  const asked = useWorkspaceLanguages()
  const { set } = useDraftSet()
  const texts = useTexts(editor, language)
  return (
    <div className={classes.panel}>
      <TemplateTexts object={set.get('object', editor.document.object)} language={language} {...texts} place={place} rows={10}>
        <SegmentedControl
          size="xs"
          aria-label={t('texts.language')}
          value={language}
          // The values are exactly those given below.
          onChange={(next) => onLanguage(next as Language)}
          data={asked.map((each) => ({ value: each, label: languageNames[each] }))}
        />
      </TemplateTexts>
    </div>
  )
}

/** The texts of one language; one that is needed keeps what it had while its box is empty. */
function useTexts({ document: message, edit, endBurst }: Editor<'message'>, language: Language) {
  const { t } = useTranslation('design-messages')
  const [fallback = 'en'] = useWorkspaceLanguages()
  const labelText = useLabelText()
  const [emptied, setEmptied] = useState<TemplateKey | null>(null)
  return {
    valueOf: (key: TemplateKey) => (emptied === key ? '' : ownText(message[key], language)),
    errorOf: (key: TemplateKey) => emptied === key && t('texts.needed'),
    placeholderOf: (key: TemplateKey) => labelText(message[key]),
    onWrite: (key: TemplateKey, text: string) => {
      const next = setLabel(message[key], { language, fallback, text })
      setEmptied(next === undefined ? key : null)
      if (next !== undefined) edit((before: MessageDefinition) => changeSettings(before, { [key]: next }), t('undo.text'), `${key} ${language}`)
    },
    onLeave: () => {
      setEmptied(null)
      endBurst()
    },
  }
}
