import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath, Position } from 'reactflow'
import classes from './canvas.module.css'
import { useCanvasEditing } from './canvas-editing.ts'
import type { LineEdge } from './canvas-parts.ts'

/** An edge with what stands on it, and its "+". */
export const FlowLine = memo(function FlowLine({ id, data, selected, markerEnd, ...ends }: EdgeProps<LineEdge>) {
  const editing = useCanvasEditing()
  const { sourceX, sourceY } = ends
  const [path] = getSmoothStepPath({ ...ends, borderRadius: 10, ...bendOf(ends) })
  const { label, overlay, isFaulty = false, isOnWay = false, room } = data ?? {}
  return (
    <>
      <BaseEdge id={id} path={path} className={classes.line} data-selected={selected || undefined} data-faulty={isFaulty || undefined} data-on-way={isOnWay || undefined} {...(markerEnd !== undefined && { markerEnd })} />
      {(label !== undefined || overlay !== undefined || editing) && (
        <EdgeLabelRenderer>
          <span className={`${classes.onLine} nodrag nopan`} data-down={ends.sourcePosition === Position.Bottom || undefined} style={{ transform: placeAt(ends.sourcePosition, sourceX, sourceY), maxWidth: room }}>
            {label !== undefined && <span className={classes.lineLabel}>{label}</span>}
            {overlay}
            {editing && <Plus edge={id} between={data?.between ?? ''} />}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** Below a tile a way bends behind its word and its "+", so that it does not run through those of its neighbours. */
function bendOf({ sourcePosition, sourceY, targetY }: Pick<EdgeProps, 'sourcePosition' | 'sourceY' | 'targetY'>): { centerY?: number; offset?: number } {
  return sourcePosition === Position.Bottom && targetY > sourceY + bend + offset ? { centerY: sourceY + bend, offset } : {}
}

const bend = 60
const offset = 14

/** Beside the port that the edge leaves by: in the middle of a long edge nobody would know whose word it is. */
function placeAt(side: Position, x: number, y: number): string {
  return side === Position.Right ? `translate(${x + gap}px, ${y}px) translateY(-50%)` : `translate(${x}px, ${y + gapBelow}px) translateX(-50%)`
}

const gap = 14
const gapBelow = 8

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
