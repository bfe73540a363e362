import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import type { Issue } from '../../../schemas/issue.ts'
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
import { isDrawableRole } from './drawable-role.ts'
import { FieldRights } from './FieldRights.tsx'
import { RightsTable } from './RightsTable.tsx'
import { RoleSettings } from './RoleSettings.tsx'

/** The bench of a role: what it is at the left, rights on objects in the middle, on the fields of one object at the right. */
export function RoleEditor({ loaded }: { loaded: DraftDefinition }) {
  const editor = useEditor('role', loaded)
  const labelText = useLabelText()
  const view = useView()
  const tools = useDefinitionTools(editor)
  const crumbs = useKindCrumbs('role')
  const [object, setObject] = useState<string | null>(null)
  const placeOf = usePlaceNames()
  const { document, verdict } = editor
  const isWhole = isDrawableRole(document)
  const shown = isWhole ? document : verdict.definition
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        <div className={bench.panels}>
          {view[0] === 'json' || !isWhole ? <JsonBench editor={editor} isFormWaiting={view[0] === 'form'} /> : <RoleForm editor={editor} object={object} onObject={setObject} />}
        </div>
        <ProblemsStrip issues={editor.issues} placeOf={({ path }) => placeOf(path)} onJump={(issue) => setObject(objectAt(issue))} />
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

interface RoleFormProps {
  editor: Editor<'role'>
  object: string | null
  onObject: (name: string) => void
}

function RoleForm({ editor, object, onObject }: RoleFormProps) {
  const { t } = useTranslation('design-roles')
  return (
    <ResizablePanels
      name="design.role"
      reveal={{ panel: 'fields', cause: object }}
      panels={[
        { key: 'role', label: t('panel.role'), size: 212, min: 200, content: <RoleSettings editor={editor} /> },
        { key: 'objects', label: t('panel.objects'), min: 420, content: <RightsTable editor={editor} selected={object} onSelect={onObject} /> },
        { key: 'fields', label: t('panel.fields'), size: 240, min: 220, content: <FieldRights editor={editor} object={object} /> },
      ]}
    />
  )
}

/** The object that a fault of a role is about. */
const objectAt = ({ path }: Pick<Issue, 'path'>): string | null => stepsOf(path)[1]?.split('.')[0] ?? null

function usePlaceNames(): (pointer: string) => string {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  return (pointer) => {
    const name = objectAt({ path: pointer })
    const object = name === null ? undefined : set.get('object', name)
    return object ? labelText(object.label) : (name ?? '')
  }
}
