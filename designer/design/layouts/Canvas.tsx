import { Button } from '@mantine/core'
import { IconLayoutRows, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LayoutTab } from '../../../schemas/layouts/layout.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './canvas.module.css'
import { CanvasSection } from './CanvasSection.tsx'
import { CanvasTabs } from './CanvasTabs.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { useDragState } from './LayoutDrag.tsx'
import { useDropZone } from './use-part-drag.ts'

/** The layout drawn like the form that it makes: one tab at a time. */
export function Canvas() {
  const { layout, selection } = useLayoutBench()
  const { tab } = selection
  return (
    <div className={classes.canvas} data-roving>
      <CanvasTabs tabs={layout.tabs} shown={tab?.id} />
      {tab && <Page key={tab.id} tab={tab} />}
    </div>
  )
}

/** The sections of the tab that is shown. */
function Page({ tab }: { tab: LayoutTab }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const { landing } = useDragState()
  const { ref } = useDropZone({ zone: 'page', id: tab.id })
  const isOver = landing?.place.in === 'tab' && landing.place.id === tab.id && landing.mark === undefined
  const addButton = (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => edits.addSection({ tab: tab.id, at: tab.sections.length })}>
      {t('add.section')}
    </Button>
  )
  return (
    <div ref={ref} id={`page-${tab.id}`} role="tabpanel" aria-labelledby={`tab-${tab.id}`} className={classes.page} data-over={isOver || undefined}>
      {tab.sections.length === 0 ? (
        <EmptyState icon={IconLayoutRows} title={t('emptyTab.title')} actions={addButton}>
          {t('emptyTab.text')}
        </EmptyState>
      ) : (
        <>
          <div className={classes.sections} data-list={`page-${tab.id}`}>
            {tab.sections.map((section) => (
              <CanvasSection key={section.id} tab={tab} section={section} />
            ))}
          </div>
          <div>{addButton}</div>
        </>
      )}
    </div>
  )
}
