import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import { type Language, languages } from '../../../schemas/label.ts'
import { stepsOf } from '../../../schemas/pointer.ts'
import { languageNames, useLanguage } from '../../i18n/language.ts'
import { ResizablePanels } from '../../ui/ResizablePanels.tsx'
import bench from '../bench/bench.module.css'
import { ConflictsBar } from '../bench/ConflictsBar.tsx'
import { EditorHead } from '../bench/EditorHead.tsx'
import { JsonBench } from '../bench/JsonBench.tsx'
import { ProblemsStrip } from '../bench/ProblemsStrip.tsx'
import type { DraftIssue } from '../bench/definition-saver.ts'
import { useDefinitionTools } from '../bench/use-definition-tools.ts'
import { useEditor } from '../bench/use-editor.ts'
import { useKindCrumbs } from '../bench/use-kind-crumbs.ts'
import { useView } from '../bench/use-view.ts'
import { InUseDialog } from '../draft/InUseDialog.tsx'
import { useLabelText, useWorkspaceLanguages } from '../draft/label-text.ts'
import { isDrawableMessage } from './drawable-message.ts'
import { MessagePreviewPanel } from './MessagePreview.tsx'
import { MessageSettings } from './MessageSettings.tsx'
import { MessageTexts } from './MessageTexts.tsx'
import type { Place } from './TemplateTexts.tsx'

/** The bench of a message: what it is at the left, its texts in the middle, how it reaches somebody at the right. */
export function MessageEditor({ loaded }: { loaded: DraftDefinition }) {
  const { t } = useTranslation('design-messages')
  const editor = useEditor('message', loaded)
  const labelText = useLabelText()
  const view = useView()
  const crumbs = useKindCrumbs('message')
  const tools = useDefinitionTools(editor)
  const [language, setLanguage] = useTextLanguage()
  const [place, setPlace] = useState<Place | null>(null)
  const { document, verdict } = editor
  const isWhole = isDrawableMessage(document)
  const shown = isWhole ? document : verdict.definition
  const placeOf = (pointer: string): string => {
    const [key = '', of] = stepsOf(pointer)
    return [key === '' ? '' : t(`place.${key}`, { defaultValue: key }), languages.flatMap((each) => (each === of ? languageNames[each] : []))[0]].filter(Boolean).join(' · ')
  }
  const jump = ({ path, params }: DraftIssue) => {
    const [key, of] = stepsOf(path)
    if (languages.some((each) => each === of)) setLanguage(of as Language)
    if (key === 'subject' || key === 'body') setPlace({ key, from: Number(params?.['from'] ?? 0), to: Number(params?.['to'] ?? 0), at: Date.now() })
  }
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        <div className={bench.panels}>
          {view[0] === 'json' || !isWhole ? (
            <JsonBench editor={editor} isFormWaiting={view[0] === 'form'} />
          ) : (
            <ResizablePanels
              name="design.message"
              panels={[
                { key: 'settings', label: t('panel.settings'), size: 240, min: 200, content: <MessageSettings editor={editor} /> },
                { key: 'texts', label: t('panel.texts'), min: 320, content: <MessageTexts editor={editor} language={language} onLanguage={setLanguage} place={place} /> },
                { key: 'preview', label: t('panel.preview'), size: 340, min: 260, content: <MessagePreviewPanel message={document} language={language} /> },
              ]}
            />
          )}
        </div>
        <ProblemsStrip issues={editor.issues} placeOf={({ path }) => placeOf(path)} onJump={jump} />
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

/** The reader's own language first, where the workspace asks for texts in it. */
function useTextLanguage() {
  const { language } = useLanguage()
  const asked = useWorkspaceLanguages()
  return useState<Language>(asked.includes(language) ? language : (asked[0] ?? 'en'))
}
