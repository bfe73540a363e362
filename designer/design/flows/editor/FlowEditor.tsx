import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftDefinition } from '../../../../schemas/api/draft.ts'
import { stepsOf } from '../../../../schemas/pointer.ts'
import { LoadingState } from '../../../ui/LoadingState.tsx'
import bench from '../../bench/bench.module.css'
import { ConflictsBar } from '../../bench/ConflictsBar.tsx'
import { EditorHead } from '../../bench/EditorHead.tsx'
import { focusSetting } from '../../bench/focus-setting.ts'
import { JsonBench } from '../../bench/JsonBench.tsx'
import { ProblemsStrip } from '../../bench/ProblemsStrip.tsx'
import { useDefinitionTools } from '../../bench/use-definition-tools.ts'
import { type Editor, useEditor } from '../../bench/use-editor.ts'
import { useKindCrumbs } from '../../bench/use-kind-crumbs.ts'
import { byIds, useSettingName } from '../../bench/use-setting-name.ts'
import { type BenchView, useView } from '../../bench/use-view.ts'
import { useDraftSet } from '../../draft/draft-queries.ts'
import { InUseDialog } from '../../draft/InUseDialog.tsx'
import { useLabelText } from '../../draft/label-text.ts'
import { FlowTools, VersionsItem } from '../list/FlowTools.tsx'
import { useOnceComplete } from '../use-once-complete.ts'
import { isDrawableFlow } from './drawable-flow.ts'
import { FlowForms } from './FlowForms.tsx'
import { partAt, pointerTo } from './part-at.ts'
import { useFlowIssues } from './use-flow-issues.ts'
import { type FlowSelection, useFlowSelection } from './use-flow-selection.ts'
import { useNodeWords } from './use-node-words.ts'

/** Loaded together with the bench, so that nothing waits when the first part is selected. */
const textsOfBench = ['design-flows', 'design-flow-trigger', 'design-flow-list', 'design-fields', 'design-types', 'conditions', 'inspector', 'issues', 'record', 'work', 'controls']

const views: readonly BenchView[] = ['canvas', 'outline']

/** The bench of a flow: steps to add at the left, the flow in the middle, the selected step at the right. */
export function FlowEditor({ loaded }: { loaded: DraftDefinition }) {
  useTranslation(textsOfBench)
  const editor = useEditor('flow', loaded)
  const labelText = useLabelText()
  const view = useView(views)
  const crumbs = useKindCrumbs('flow')
  const tools = useDefinitionTools(editor)
  const { document, verdict } = editor
  const isWhole = isDrawableFlow(document)
  // While JSON is broken, the last version that the server has names the page.
  const shown = isWhole ? document : verdict.definition
  const selection = useFlowSelection(shown)
  const { set } = useDraftSet()
  const isComplete = useOnceComplete()
  const json = (
    <JsonBench
      editor={editor}
      isFormWaiting={view[0] !== 'json'}
      selected={selection.one === undefined ? undefined : pointerTo(shown, selection.one)}
      onCursor={(pointer) => {
        const part = partAt(shown, pointer)
        selection.select(part === undefined ? [] : [part])
      }}
    />
  )
  return (
    <>
      <EditorHead editor={editor} title={labelText(shown.label)} crumbs={crumbs} view={view} tools={isWhole && isComplete && <FlowTools flow={shown} set={set} />} items={<VersionsItem flow={shown} />} {...tools.actions} />
      <div className={bench.bench}>
        <ConflictsBar editor={editor} />
        {isComplete && isWhole ? <Bench editor={editor} selection={selection} view={view[0]} json={json} /> : <div className={bench.panels}>{isComplete || view[0] === 'json' ? json : <LoadingState />}</div>}
      </div>
      <InUseDialog removing={tools.removing} />
    </>
  )
}

interface BenchProps {
  editor: Editor<'flow'>
  selection: FlowSelection
  view: BenchView
  json: ReactNode
}

/** The flow with what is wrong with it: one selection and one list of problems for all views. */
function Bench({ editor, selection, view, json }: BenchProps) {
  const { document: flow } = editor
  const { set } = useDraftSet()
  const words = useNodeWords(flow, set)
  const issues = useFlowIssues(editor, flow, { set, words })
  const settingName = useSettingName(flow)
  const [way, showWay] = useState<readonly string[]>([])
  const [shownFor, setShownFor] = useState(selection.one)
  // Another selection is another question.
  if (shownFor !== selection.one && way.length > 0) showWay([])
  if (shownFor !== selection.one) setShownFor(selection.one)
  const nameAt = (path: string) => {
    const part = partAt(flow, path)
    const node = flow.nodes.find(({ id }) => id === part)
    const edge = flow.edges.find(({ id }) => id === part)
    const ends = edge && flow.nodes.filter(({ key }) => key === edge.from || key === edge.to).toSorted((one) => (one.key === edge.from ? -1 : 1))
    if (ends) return ends.map(words.nameAmong).join(' → ')
    return [node ? words.nameAmong(node) : [], settingName(path) ?? []].flat().join(' › ')
  }
  const jump = (path: string) => {
    const part = partAt(flow, path)
    if (part === undefined) selection.select([])
    else selection.open(part)
    setShownFor(part)
    showWay(issues.find((issue) => issue.path === path && issue.way.length > 0)?.way ?? [])
    const [of, , setting] = stepsOf(byIds(flow, path))
    if (of !== undefined && setting !== undefined) focusSetting({ of, setting })
    else if (part !== undefined) selection.focus(part)
  }
  return (
    <>
      <div className={bench.panels}>{view === 'json' ? json : <FlowForms editor={editor} selection={selection} issues={issues} words={words} way={way} isOutline={view === 'outline'} />}</div>
      <ProblemsStrip issues={issues} placeOf={({ path }) => nameAt(path)} onJump={({ path }) => jump(path)} />
    </>
  )
}
