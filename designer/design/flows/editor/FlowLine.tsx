import { IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath, Position } from 'reactflow'
import classes from './canvas.module.css'
import { useCanvasEditing } from './canvas-editing.ts'
import type { LineEdge } from './canvas-parts.ts'
import { leads, pathOf, type Route } from './routes.ts'

/** An edge with what stands on it, and its "+". */
export const FlowLine = memo(function FlowLine({ id, data, selected, markerEnd, ...ends }: EdgeProps<LineEdge>) {
  const editing = useCanvasEditing()
  const { label, overlay, isFaulty = false, isOnWay = false, route } = data ?? {}
  const path = lineOf(ends, route)
  return (
    <>
      <BaseEdge id={id} path={path} className={classes.line} data-selected={selected || undefined} data-faulty={isFaulty || undefined} data-on-way={isOnWay || undefined} {...(markerEnd !== undefined && { markerEnd })} />
      {(label !== undefined || overlay !== undefined || editing) && (
        <EdgeLabelRenderer>
          <span className={`${classes.onLine} nodrag nopan`} data-down={ends.sourcePosition === Position.Bottom || undefined} style={{ transform: placeAt(ends, route?.wordShift ?? 0) }}>
            {label !== undefined && <span className={classes.lineLabel} title={label} style={{ maxWidth: route?.room ?? 200 }}>{label}</span>}
            {overlay}
            {editing && <Plus edge={id} between={data?.between ?? ''} />}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** Along its route; without one, or while one of its tiles is carried, straight on. */
function lineOf(ends: LineEnds, route: Route | undefined): string {
  const [from, to] = [{ x: ends.sourceX, y: ends.sourceY }, { x: ends.targetX, y: ends.targetY }]
  if (route && leads(route, from, to)) return pathOf([from, ...route.corners, to])
  return getSmoothStepPath({ ...ends, borderRadius: 10 })[0]
}

type LineEnds = Pick<EdgeProps, 'sourceX' | 'sourceY' | 'targetX' | 'targetY' | 'sourcePosition' | 'targetPosition'>

/** Beside the port that the edge leaves by: in the middle of a long edge nobody would know whose word it is. */
function placeAt({ sourcePosition, sourceX: x, sourceY: y }: LineEnds, shift: number): string {
  return sourcePosition === Position.Right ? `translate(${x + gap}px, ${y + shift}px) translateY(-50%)` : `translate(${x + shift}px, ${y + gapBelow}px) translateX(-50%)`
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
