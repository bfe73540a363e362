import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import { stepsOf } from '../../../schemas/pointer.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { usePreference } from '../../ui/preference.ts'
import bench from '../bench/bench.module.css'
import { ConflictsBar } from '../bench/ConflictsBar.tsx'
import { EditorHead } from '../bench/EditorHead.tsx'
import { focusSetting } from '../bench/focus-setting.ts'
import { JsonBench } from '../bench/JsonBench.tsx'
import { ProblemsStrip } from '../bench/ProblemsStrip.tsx'
import { useDefinitionTools } from '../bench/use-definition-tools.ts'
import { type Editor, useEditor } from '../bench/use-editor.ts'
import { useKindCrumbs } from '../bench/use-kind-crumbs.ts'
import { byIds, useSettingName } from '../bench/use-setting-name.ts'
import { type BenchView, useView } from '../bench/use-view.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { InUseDialog } from '../draft/InUseDialog.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { isDrawableLayout } from './drawable-layout.ts'
import { LayoutForms } from './LayoutForms.tsx'
import { ObjectGone } from './ObjectGone.tsx'
import { partAt, pointerTo } from './part-at.ts'
import { useLayoutSelection } from './use-layout-selection.ts'
import { usePartNames } from './use-part-names.ts'

/** Loaded together with the bench, so that nothing waits when the first part is selected. */
const textsOfBench = ['design-layouts', 'design-types', 'conditions', 'issues', 'record', 'work', 'controls']

const views: readonly BenchView[] = ['canvas', 'outline']

/** The bench of a layout: what can be placed at the left, the form as it will be in the middle, the selected part at the right. */
export function LayoutEditor({ loaded }: { loaded: DraftDefinition }) {
  useTranslation(textsOfBench)
  const editor = useEditor('layout', loaded)
  const labelText = useLabelText()
  const view = useView(views)
  const crumbs = useKindCrumbs('layout')
  const tools = useDefinitionTools(editor)
  const { set } = useDraftSet()
  const { document, verdict } = editor
  const isWhole = isDrawableLayout(document)
  // While JSON is broken, the last version that the server has names the page.
  const shown = isWhole ? document : verdict.definition
  const checked = verdict.definition
  const selection = useLayoutSelection(shown)
  const [isTried, setTried] = usePreference('design.layout.isTried', false)
  const names = usePartNames(set.get('object', shown.object), set)
  const settingName = useSettingName(checked)
  const jump = (pointer: string) => {
    select(pointer, checked)
    const [of, setting] = stepsOf(byIds(checked, pointer))
    if (of !== undefined && setting !== undefined) focusSetting({ of, setting })
  }
  const select = (pointer: string, within = shown) => selection.select(partAt(within, pointer) ?? null)
  const json = <JsonBench editor={editor} isFormWaiting={view[0] !== 'json'} selected={selection.id === null ? undefined : pointerTo(shown, selection.id)} onCursor={select} />
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} tools={<PreviewButton isTried={isTried} onChange={setTried} />} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        <div className={bench.panels}>{view[0] === 'json' || !isWhole ? json : <Bench editor={editor} selection={selection} isOutline={view[0] === 'outline'} isTried={isTried} />}</div>
        <ProblemsStrip issues={editor.issues} placeOf={({ path }) => [names.ofPointer(checked, path), settingName(path) ?? []].flat().join(' › ')} onJump={({ path }) => jump(path)} />
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

interface BenchProps {
  editor: Editor<'layout'>
  selection: ReturnType<typeof useLayoutSelection>
  isOutline: boolean
  isTried: boolean
}

function PreviewButton({ isTried, onChange }: { isTried: boolean; onChange: (isTried: boolean) => void }) {
  const { t } = useTranslation('design-layouts')
  return (
    <Button size="xs" variant={isTried ? 'light' : 'default'} leftSection={<IconEye size={15} aria-hidden />} aria-pressed={isTried} onClick={() => onChange(!isTried)}>
      {t('preview.show')}
    </Button>
  )
}

/** The forms wait for the object: without its fields there is nothing to place. */
function Bench({ editor, ...rest }: BenchProps) {
  const { set, isComplete } = useDraftSet()
  const object = set.get('object', editor.document.object)
  if (object) return <LayoutForms editor={editor} object={object} set={set} {...rest} />
  return isComplete ? <ObjectGone name={editor.document.object} /> : <LoadingState />
}
