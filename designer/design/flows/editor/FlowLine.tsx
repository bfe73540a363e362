import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from 'reactflow'
import classes from './canvas.module.css'
import { useCanvasEditing } from './canvas-editing.ts'
import type { LineEdge } from './canvas-parts.ts'

/** An edge with what stands on it, and its "+". */
export const FlowLine = memo(function FlowLine({ id, data, selected, markerEnd, ...ends }: EdgeProps<LineEdge>) {
  const editing = useCanvasEditing()
  const [path, x, y] = getSmoothStepPath({ ...ends, borderRadius: 10 })
  const { label, overlay, isFaulty = false, isOnWay = false } = data ?? {}
  return (
    <>
      <BaseEdge id={id} path={path} className={classes.line} data-selected={selected || undefined} data-faulty={isFaulty || undefined} data-on-way={isOnWay || undefined} {...(markerEnd !== undefined && { markerEnd })} />
      {(label !== undefined || overlay !== undefined || editing) && (
        <EdgeLabelRenderer>
          <span className={`${classes.onLine} nodrag nopan`} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            {label !== undefined && <span className={classes.lineLabel}>{label}</span>}
            {overlay}
            {editing && <Plus edge={id} between={data?.between ?? ''} />}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

function Plus({ edge, between }: { edge: string; between: string }) {
  const { t } = useTranslation('design-flows')
  const editing = useCanvasEditing()
  const label = t('canvas.addBetween', { between })
  return (
    <button type="button" tabIndex={-1} className={classes.plus} data-edge-plus={edge} aria-label={label} title={label} onClick={() => editing?.ask({ on: 'edge', edge })}>
      <IconPlus size={14} aria-hidden />
    </button>
  )
}
