import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel, useReactFlow } from 'reactflow'
import classes from './canvas.module.css'
import { fitting } from './fitting.ts'

/** Nearer, farther, all of it; and what else is done on this canvas. */
export function CanvasTools({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('design-flows')
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  return (
    <Panel position="bottom-left" className={classes.tools ?? ''}>
      <CanvasTool name={t('canvas.zoomIn')} icon={<IconPlus size={16} aria-hidden />} onClick={() => void zoomIn()} />
      <CanvasTool name={t('canvas.zoomOut')} icon={<IconMinus size={16} aria-hidden />} onClick={() => void zoomOut()} />
      <CanvasTool name={t('canvas.fit')} icon={<IconArrowsMaximize size={16} aria-hidden />} onClick={() => void fitView(fitting)} />
      {children}
    </Panel>
  )
}

interface CanvasToolProps {
  name: string
  icon: ReactNode
  onClick: () => void
}

/** A button among the tools of a canvas. */
export function CanvasTool({ name, icon, onClick }: CanvasToolProps) {
  return (
    <Tooltip label={name}>
      <ActionIcon aria-label={name} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
