import { VisuallyHidden } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ResizablePanels } from '../../../ui/ResizablePanels.tsx'
import type { Editor } from '../../bench/use-editor.ts'
import { useDraftSet } from '../../draft/draft-queries.ts'
import type { InsertPlace } from './canvas-editing.ts'
import { CanvasBench } from './CanvasBench.tsx'
import { type FlowBench, FlowBenchProvider } from './flow-bench.ts'
import { InsertDialog } from './InsertDialog.tsx'
import { Inspector } from './Inspector.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import type { NodeWords } from './node-words.ts'
import { Outline } from './Outline.tsx'
import { Palette } from './Palette.tsx'
import { partAt } from './part-at.ts'
import { useFlowEdits } from './use-flow-edits.ts'
import type { FlowIssue } from './use-flow-issues.ts'
import type { FlowSelection } from './use-flow-selection.ts'
import { useFlowSetting } from './use-flow-setting.ts'

interface FlowFormsProps {
  editor: Editor<'flow'>
  selection: FlowSelection
  issues: readonly FlowIssue[]
  words: NodeWords
  /** Keys of the nodes on the way that is shown. */
  way: readonly string[]
  /** The outline instead of the canvas. */
  isOutline: boolean
}

/** Palette, canvas or outline, and inspector of a flow. */
export function FlowForms({ editor, selection, issues, words, way, isOutline }: FlowFormsProps) {
  const { t } = useTranslation('design-flows')
  const { set } = useDraftSet()
  const { document: flow } = editor
  const setting = useFlowSetting(flow, set)
  const [said, say] = useState('')
  const edits = useFlowEdits({ editor, selection, set, words, say })
  const faulty = useMemo(() => new Set(issues.flatMap(({ path, level }) => (level === 'warning' ? [] : (partAt(flow, path) ?? [])))), [issues, flow])
  const [place, ask] = useState<InsertPlace | null>(null)
  const [moving, askMove] = useState<string | null>(null)
  const bench: FlowBench = { flow, set, words, setting, selection, edits, issues, faulty, ask, askMove }
  const middle = { key: 'middle', label: t(isOutline ? 'panel.outline' : 'panel.canvas'), min: 320, content: isOutline ? <Outline /> : <CanvasBench way={way} /> }
  return (
    <FlowBenchProvider value={bench}>
      <ResizablePanels
        name="design.flow"
        reveal={{ panel: 'inspector', cause: selection.opened }}
        panels={[
          { key: 'palette', label: t('panel.palette'), size: 216, min: 180, content: <Palette /> },
          middle,
          { key: 'inspector', label: t('panel.inspector'), size: 350, min: 290, content: <Inspector /> },
        ]}
      />
      <InsertDialog
        opened={place !== null}
        onClose={() => ask(null)}
        onChoose={(type) => {
          if (place) edits.add(type, place)
          ask(null)
        }}
      />
      <MoveDialog node={moving} onClose={() => askMove(null)} />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </FlowBenchProvider>
  )
}
