import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useReactFlow, useStore } from 'reactflow'
import classes from './canvas.module.css'
import type { FlowDrawing } from './flow-drawing.ts'
import { hiddenSteps } from './fitting.ts'

/** Says how many steps lie beyond the right and the lower edge of the canvas, and goes there. */
export function MoreSteps({ nodes }: { nodes: FlowDrawing['nodes'] }) {
  const right = useStore((canvas) => hiddenSteps(nodes, canvas, 'right'))
  const below = useStore((canvas) => hiddenSteps(nodes, canvas, 'below'))
  return (
    <>
      <More side="right" count={right} />
      <More side="below" count={below} />
    </>
  )
}

const icons = { right: IconChevronRight, below: IconChevronDown } as const

/** Of what was seen before so much stays in sight, to find one's way by. */
const kept = 0.3

function More({ side, count }: { side: 'right' | 'below'; count: number }) {
  const { t } = useTranslation('design-flows')
  const { getViewport, setViewport } = useReactFlow()
  const size = useStore(({ width, height }) => (side === 'right' ? width : height))
  if (count === 0) return null
  const Icon = icons[side]
  const go = () => {
    const { x, y, zoom } = getViewport()
    const by = size * (1 - kept)
    const duration = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160
    void setViewport(side === 'right' ? { x: x - by, y, zoom } : { x, y: y - by, zoom }, { duration })
  }
  return (
    <button type="button" className={classes.more} data-side={side} onClick={go}>
      {t('canvas.more', { count })}
      <Icon size={14} aria-hidden />
    </button>
  )
}
