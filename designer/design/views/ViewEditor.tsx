import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import { stepsOf } from '../../../schemas/pointer.ts'
import { ResizablePanels } from '../../ui/ResizablePanels.tsx'
import bench from '../bench/bench.module.css'
import { ConflictsBar } from '../bench/ConflictsBar.tsx'
import { EditorHead } from '../bench/EditorHead.tsx'
import { JsonBench } from '../bench/JsonBench.tsx'
import { ProblemsStrip } from '../bench/ProblemsStrip.tsx'
import { useDefinitionTools } from '../bench/use-definition-tools.ts'
import { type Editor, useEditor } from '../bench/use-editor.ts'
import { useKindCrumbs } from '../bench/use-kind-crumbs.ts'
import { useView } from '../bench/use-view.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { InUseDialog } from '../draft/InUseDialog.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { isDrawableView } from './drawable-view.ts'
import { ViewContentsForm } from './ViewContentsForm.tsx'
import { ViewPreview } from './ViewPreview.tsx'
import { ViewSettings } from './ViewSettings.tsx'

/** The bench of a view: what it is at the left, what it shows in the middle, and how that looks with stored records at the right. */
export function ViewEditor({ loaded }: { loaded: DraftDefinition }) {
  const { t } = useTranslation('design-views')
  const editor = useEditor('view', loaded)
  const labelText = useLabelText()
  const view = useView()
  const tools = useDefinitionTools(editor)
  const crumbs = useKindCrumbs('view')
  const { document, verdict } = editor
  const isWhole = isDrawableView(document)
  const shown = isWhole ? document : verdict.definition
  const placeOf = (pointer: string) => {
    const part = stepsOf(pointer)[0] ?? ''
    return placed.has(part) ? t(`place.${part}`) : ''
  }
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        <div className={bench.panels}>
          {view[0] === 'json' || !isWhole ? <JsonBench editor={editor} isFormWaiting={view[0] !== 'json'} /> : <ViewForm editor={editor} />}
        </div>
        <ProblemsStrip issues={editor.issues} placeOf={({ path }) => placeOf(path)} onJump={() => undefined} />
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

/** The parts of a view that faults are told at. */
const placed: ReadonlySet<string> = new Set(['columns', 'where', 'sort', 'board', 'calendar', 'roles', 'name', 'object'])

function ViewForm({ editor }: { editor: Editor<'view'> }) {
  const { t } = useTranslation('design-views')
  const { set } = useDraftSet()
  const object = set.get('object', editor.document.object)
  if (!object) {
    return (
      <Text c="dimmed" p="lg">
        {t('gone', { name: editor.document.object })}
      </Text>
    )
  }
  return (
    <ResizablePanels
      name="design.view"
      panels={[
        { key: 'view', label: t('panel.view'), size: 250, min: 210, content: <ViewSettings editor={editor} /> },
        { key: 'contents', label: t('panel.contents'), min: 320, content: <ViewContentsForm editor={editor} object={object} set={set} /> },
        { key: 'preview', label: t('panel.preview'), size: 420, min: 260, content: <ViewPreview view={editor.document} /> },
      ]}
    />
  )
}
