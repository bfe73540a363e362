import { Button, UnstyledButton } from '@mantine/core'
import { type Icon, IconFolder, IconHeading, IconLayoutRows, IconListDetails, IconPlus, IconTextCaption } from '@tabler/icons-react'
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayoutItem, LayoutSection, LayoutTab } from '../../../schemas/layouts/layout.ts'
import { idOf, type LayoutPart } from '../../document/commands/layout/layout-parts.ts'
import { TypeMark } from '../fields/TypeMark.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { useDragState } from './LayoutDrag.tsx'
import classes from './outline.module.css'
import { PartMarks } from './PartMarks.tsx'
import { useDropZone, usePartDrag } from './use-part-drag.ts'
import { usePartKeys, useTabStop } from './use-part-keys.ts'
import { fieldShown } from './use-part-names.ts'

/** The layout as a list of all that stands on it, in the order in which it is read. */
export function Outline() {
  const { t } = useTranslation('design-layouts')
  const { layout, edits } = useLayoutBench()
  return (
    <div className={classes.outline} data-roving>
      <ul className={classes.list} data-list="tabs">
        {layout.tabs.map((tab) => (
          <TabBranch key={tab.id} tab={tab} />
        ))}
      </ul>
      <AddButton name={t('add.tab')} onClick={edits.addTab} />
    </div>
  )
}

function TabBranch({ tab }: { tab: LayoutTab }) {
  const { t } = useTranslation('design-layouts')
  const { edits } = useLayoutBench()
  const { landing } = useDragState()
  const { ref } = useDropZone({ zone: 'page', id: tab.id })
  return (
    <li data-box={tab.id} data-in="tabs" className={classes.branch} data-mark={landing?.mark?.id === tab.id ? landing.mark.side : undefined}>
      <TabRow tab={tab} />
      <div ref={ref} className={classes.inner}>
        <ul className={classes.list} data-list={`page-${tab.id}`}>
          {tab.sections.map((section) => (
            <SectionBranch key={section.id} tab={tab} section={section} />
          ))}
        </ul>
        <AddButton name={t('add.section')} onClick={() => edits.addSection({ tab: tab.id, at: tab.sections.length })} />
      </div>
    </li>
  )
}

function TabRow({ tab }: { tab: LayoutTab }) {
  const { landing } = useDragState()
  const { ref } = useDropZone({ zone: 'tab', id: tab.id })
  const isOver = landing?.place.in === 'tab' && landing.place.id === tab.id && landing.mark === undefined
  return (
    <div ref={ref} data-over={isOver || undefined} className={classes.zone}>
      <Row part={{ type: 'tab', tab }} icon={<RowIcon of={IconFolder} />} />
    </div>
  )
}

function SectionBranch({ tab, section }: { tab: LayoutTab; section: LayoutSection }) {
  const { t } = useTranslation('design-layouts')
  const { landing } = useDragState()
  const { ref } = useDropZone({ zone: 'section', id: section.id })
  const isOver = landing?.place.in === 'section' && landing.place.id === section.id && landing.mark === undefined
  return (
    <li
      ref={ref}
      data-box={section.id}
      data-in={`page-${tab.id}`}
      className={classes.branch}
      data-over={isOver || undefined}
      data-mark={landing?.mark?.id === section.id ? landing.mark.side : undefined}
    >
      <Row part={{ type: 'section', tab, section }} icon={<RowIcon of={IconLayoutRows} />} note={t('columns', { count: section.columns ?? 2 })} />
      <ul className={`${classes.list} ${classes.inner}`} data-list={`section-${section.id}`}>
        {section.items.map((item) => (
          <li key={item.id} data-box={item.id} data-in={`section-${section.id}`} className={classes.branch} data-mark={landing?.mark?.id === item.id ? landing.mark.side : undefined}>
            <Row part={{ type: 'item', tab, section, item }} icon={<ItemIcon item={item} />} note={(item.span ?? 1) > 1 ? t('span', { count: item.span ?? 1 }) : undefined} />
          </li>
        ))}
      </ul>
    </li>
  )
}

interface RowProps {
  part: LayoutPart
  icon: ReactNode
  note?: string | undefined
}

function Row({ part, icon, note }: RowProps) {
  const { selection, names } = useLayoutBench()
  const id = idOf(part)
  const { ref, isDragging } = usePartDrag(id, { type: part.type, id })
  const onKeyDown = usePartKeys(part)
  const tabIndex = useTabStop(part)
  const isSelected = selection.id === id
  return (
    <UnstyledButton
      ref={ref}
      className={classes.row}
      data-part={id}
      tabIndex={tabIndex}
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
      aria-current={isSelected || undefined}
      onClick={() => selection.select(id)}
      onKeyDown={onKeyDown}
    >
      {icon}
      <span className={classes.name}>{names.ofPart(part)}</span>
      {note && <span className={classes.note}>{note}</span>}
      <PartMarks part={part.type === 'item' ? part.item : part.type === 'section' ? part.section : part.tab} />
    </UnstyledButton>
  )
}

function ItemIcon({ item }: { item: LayoutItem }) {
  const { object } = useLayoutBench()
  const field = fieldShown(object, item)
  if (field) return <TypeMark type={field.type} isIcon />
  return <RowIcon of={item.related === undefined ? (item.heading === undefined ? IconTextCaption : IconHeading) : IconListDetails} />
}

const RowIcon = ({ of }: { of: Icon }) => <span className={classes.icon}>{createElement(of, { size: 15, stroke: 1.7, 'aria-hidden': true })}</span>

function AddButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <div className={classes.add}>
      <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconPlus size={13} aria-hidden />} onClick={onClick}>
        {name}
      </Button>
    </div>
  )
}
