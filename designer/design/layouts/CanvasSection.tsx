import { UnstyledButton } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { IconGripVertical } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayoutSection, LayoutTab } from '../../../schemas/layouts/layout.ts'
import { useLabelText } from '../draft/label-text.ts'
import classes from './canvas.module.css'
import { CanvasItem } from './CanvasItem.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { useDragState } from './LayoutDrag.tsx'
import { PartMarks } from './PartMarks.tsx'
import { useDropZone, usePartDrag } from './use-part-drag.ts'
import { usePartKeys, useTabStop } from './use-part-keys.ts'

interface CanvasSectionProps {
  tab: LayoutTab
  section: LayoutSection
}

/** A section in its columns, with a head to select and carry it by. */
export function CanvasSection({ tab, section }: CanvasSectionProps) {
  const { t } = useTranslation('design-layouts')
  const { selection } = useLayoutBench()
  const labelText = useLabelText()
  const { landing } = useDragState()
  const { ref: dragRef, handleRef, isDragging } = usePartDrag(section.id, { type: 'section', id: section.id })
  const { ref: dropRef } = useDropZone({ zone: 'section', id: section.id })
  const ref = useMergedRef(dragRef, dropRef)
  const part = { type: 'section', tab, section } as const
  const onKeyDown = usePartKeys(part)
  const tabIndex = useTabStop(part)
  const { columns = 2, items } = section
  const isOver = landing?.place.in === 'section' && landing.place.id === section.id
  const label = labelText(section.label)
  return (
    <section
      ref={ref}
      aria-label={label}
      className={classes.section}
      data-box={section.id}
      data-in={`page-${tab.id}`}
      data-selected={selection.id === section.id || undefined}
      data-over={isOver || undefined}
      data-dragging={isDragging || undefined}
      data-mark={landing?.mark?.id === section.id ? landing.mark.side : undefined}
    >
      <UnstyledButton
        ref={handleRef}
        className={classes.sectionHead}
        data-part={section.id}
        tabIndex={tabIndex}
        aria-current={selection.id === section.id || undefined}
        onClick={() => selection.select(section.id)}
        onKeyDown={onKeyDown}
      >
        <IconGripVertical size={14} aria-hidden className={classes.grip} />
        <span className={classes.sectionName}>{label}</span>
        <PartMarks part={section} />
      </UnstyledButton>
      <ul className={classes.grid} style={{ '--columns': columns } as CSSProperties} data-list={`section-${section.id}`}>
        {items.map((item) => (
          <CanvasItem key={item.id} tab={tab} section={section} item={item} />
        ))}
        {items.length === 0 && <li className={classes.emptySection}>{t('emptySection')}</li>}
      </ul>
    </section>
  )
}
