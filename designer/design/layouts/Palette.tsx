import { Text, TextInput, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconHeading, IconListDetails, IconSearch, IconTextCaption } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withoutMarks } from '../../ui/without-marks.ts'
import { useLabelText } from '../draft/label-text.ts'
import { TypeMark } from '../fields/TypeMark.tsx'
import { useLayoutBench } from './layout-bench.ts'
import type { Carried } from './LayoutDrag.tsx'
import { type PaletteEntry, paletteEntries } from './palette-entries.ts'
import classes from './palette.module.css'
import { NoListsHere } from './NoListsHere.tsx'
import { RowsToAdd } from './RowsToAdd.tsx'
import { usePartDrag } from './use-part-drag.ts'

/** What can be placed: the fields that stand nowhere yet on top; those placed already can be found from here. */
export function Palette() {
  const { t } = useTranslation('design-layouts')
  const { layout, object, set } = useLayoutBench()
  const labelText = useLabelText()
  const [text, setText] = useState('')
  const [said, say] = useState('')
  const wanted = withoutMarks(text)
  const entries = paletteEntries(layout, object, set).filter(({ id, label }) => withoutMarks(labelText(label)).includes(wanted) || id.includes(wanted))
  const of = (kind: PaletteEntry['kind'], isPlaced: boolean) => entries.filter((entry) => entry.kind === kind && (entry.placed !== undefined) === isPlaced)
  const groups: readonly EntryGroup[] = [
    { title: t('palette.fields'), entries: of('field', false), empty: text === '' && t('palette.allPlaced') },
    { title: t('palette.related'), entries: of('related', false), empty: false },
  ]
  const further: readonly EntryGroup[] = [
    { title: t('palette.more'), entries: [...of('heading', false), ...of('text', false)], empty: false },
    { title: t('palette.placed'), entries: [...of('field', true), ...of('related', true)], empty: false },
  ]
  const { ref, keepPlace } = useNextFocus()
  const group = ({ title, entries: some, empty }: EntryGroup) =>
    (some.length > 0 || empty) && (
      <Group key={title} title={title}>
        {some.length === 0 && <li className={classes.none}>{empty}</li>}
        {some.map((entry) => (
          <Entry key={entry.id} entry={entry} onAdded={(label) => say(t('palette.added', { label }))} beforeAdd={keepPlace} />
        ))}
      </Group>
    )
  return (
    <div className={classes.palette} ref={ref}>
      <TextInput
        size="xs"
        aria-label={t('palette.find')}
        placeholder={t('palette.find')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed">
        {t('palette.how')}
      </Text>
      {groups.map(group)}
      {text === '' && <RowsToAdd />}
      {text === '' && <NoListsHere />}
      {further.map(group)}
      {entries.length === 0 && <Text size="sm" c="dimmed">{t('palette.noneFound', { text })}</Text>}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </div>
  )
}

interface EntryGroup {
  readonly title: string
  readonly entries: readonly PaletteEntry[]
  /** What stands in the place of entries; without it a group of none is left out. */
  readonly empty: string | false
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.entries}>{children}</ul>
    </section>
  )
}

interface EntryProps {
  entry: PaletteEntry
  beforeAdd: () => void
  onAdded: (label: string) => void
}

function Entry({ entry, beforeAdd, onAdded }: EntryProps) {
  const { t } = useTranslation('design-layouts')
  const { edits, selection } = useLayoutBench()
  const labelText = useLabelText()
  const label = labelText(entry.label)
  const { placed } = entry
  const carried: Carried = { type: 'new', make: entry.make }
  const { ref, isDragging } = usePartDrag(`new:${entry.id}`, carried, placed !== undefined)
  const add = () => {
    if (placed) return selection.select(placed.id)
    beforeAdd()
    edits.add(entry.make())
    onAdded(label)
  }
  return (
    <li>
      <UnstyledButton ref={ref} className={classes.entry} data-placed={placed ? true : undefined} data-dragging={isDragging || undefined} title={t(placed ? 'palette.show' : 'palette.add', { label })} onClick={add}>
        {entry.field ? <TypeMark type={entry.field.type} isIcon /> : <span className={classes.icon}>{icons[entry.kind]}</span>}
        <span className={classes.name}>{label}</span>
        {placed && <IconCheck size={14} aria-label={t('palette.isPlaced')} className={classes.check} />}
      </UnstyledButton>
    </li>
  )
}

const icons = {
  field: null,
  related: <IconListDetails size={15} aria-hidden />,
  heading: <IconHeading size={15} aria-hidden />,
  text: <IconTextCaption size={15} aria-hidden />,
} as const satisfies Record<PaletteEntry['kind'], ReactNode>

/** An entry that is added leaves the list and would take the keyboard with it: the one that follows gets it. */
function useNextFocus() {
  const ref = useRef<HTMLDivElement>(null)
  const place = useRef<number | null>(null)
  const buttons = () => [...(ref.current?.querySelectorAll<HTMLElement>('li > button') ?? [])]
  useEffect(() => {
    const at = place.current
    if (at === null || document.activeElement !== document.body) return
    place.current = null
    buttons().at(Math.min(at, buttons().length - 1))?.focus()
  })
  return {
    ref,
    keepPlace: () => {
      const at = buttons().findIndex((button) => button === document.activeElement)
      place.current = at === -1 ? null : at
    },
  }
}
