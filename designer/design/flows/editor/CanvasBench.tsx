import { IconSchema } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CanvasEditing } from './canvas-editing.ts'
import { CanvasTool } from './CanvasTools.tsx'
import { FlowCanvas } from './FlowCanvas.tsx'
import { useFlowBench } from './flow-bench.ts'
import { useStepKeys } from './use-step-keys.ts'
import classes from './canvas.module.css'

/** The canvas with all that hands and keys do on it. */
export function CanvasBench({ way }: { way: readonly string[] }) {
  const { t } = useTranslation('design-flows')
  const { flow, set, selection, edits, faulty, ask } = useFlowBench()
  const onKeyDown = useStepKeys('canvas')
  const editing: CanvasEditing = { move: edits.move, connect: edits.connect, ask, drop: edits.add }
  // A tile that is pressed takes no keyboard by itself: the canvas carries it.
  const select = (ids: readonly string[]) => {
    selection.select(ids)
    const [only] = ids.length === 1 ? ids : []
    if (only !== undefined) selection.focus(only)
  }
  const selected = useMemo(() => selection.ids, [selection.ids])
  return (
    // Keys of the steps within: the canvas itself is no control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.host} onKeyDown={onKeyDown}>
      <FlowCanvas
        flow={flow} set={set} label={t('panel.canvas')} selected={selected} onSelect={select} faulty={faulty} way={way} editing={editing}
        tools={<CanvasTool name={t('canvas.arrange')} icon={<IconSchema size={16} aria-hidden />} onClick={edits.arrange} />}
      />
    </div>
  )
}
