import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LayoutTab } from '../../../schemas/layouts/layout.ts'
import { useLabelText } from '../draft/label-text.ts'
import classes from './canvas.module.css'
import { useLayoutBench } from './layout-bench.ts'
import { useDragState } from './LayoutDrag.tsx'
import { PartMarks } from './PartMarks.tsx'
import { useDropZone, usePartDrag } from './use-part-drag.ts'
import { usePartKeys, useTabStop } from './use-part-keys.ts'

/** The tabs of a layout, drawn as tabs; the one that is shown is the one that is selected. */
export function CanvasTabs({ tabs, shown }: { tabs: readonly LayoutTab[]; shown: string | undefined }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  return (
    <div className={classes.tabs}>
      <div role="tablist" aria-label={t('tabs')} className={classes.tabList} data-list="tabs">
        {tabs.map((tab) => (
          <TabHead key={tab.id} tab={tab} isShown={tab.id === shown} />
        ))}
      </div>
      <Tooltip label={t('add.tab')}>
        <ActionIcon aria-label={t('add.tab')} onClick={edits.addTab}>
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

function TabHead({ tab, isShown }: { tab: LayoutTab; isShown: boolean }) {
  const { selection } = useLayoutBench()
  const labelText = useLabelText()
  const { landing } = useDragState()
  const { ref: dragRef, isDragging } = usePartDrag(tab.id, { type: 'tab', id: tab.id })
  const { ref: dropRef } = useDropZone({ zone: 'tab', id: tab.id })
  const ref = useMergedRef(dragRef, dropRef)
  const part = { type: 'tab', tab } as const
  const onKeyDown = usePartKeys(part)
  const tabIndex = useTabStop(part)
  return (
    <UnstyledButton
      ref={ref}
      role="tab"
      id={`tab-${tab.id}`}
      aria-selected={isShown}
      aria-controls={isShown ? `page-${tab.id}` : undefined}
      tabIndex={tabIndex}
      className={classes.tab}
      data-part={tab.id}
      data-box={tab.id}
      data-in="tabs"
      data-selected={selection.id === tab.id || undefined}
      data-dragging={isDragging || undefined}
      data-over={(landing?.place.in === 'tab' && landing.place.id === tab.id && landing.mark === undefined) || undefined}
      data-mark={landing?.mark?.id === tab.id ? landing.mark.side : undefined}
      onClick={() => selection.select(tab.id)}
      onKeyDown={onKeyDown}
    >
      {labelText(tab.label)}
      <PartMarks part={tab} />
    </UnstyledButton>
  )
}
