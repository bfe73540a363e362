import { ActionIcon, Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconColumns3, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { type ViewContents, type ViewDefinition, type ViewForm, viewForms } from '../../../schemas/views/view.ts'
import { changeSettings, type SettingChanges } from '../../document/commands/change-settings.ts'
import { ColumnChoice } from '../../work/views/ColumnChoice.tsx'
import { BoardFields, CalendarFields } from '../../work/views/FormFields.tsx'
import { fieldOfPath, labelOfPath, type PathReading } from '../../work/views/paths.ts'
import type { Editor } from '../bench/use-editor.ts'
import { useLabelText } from '../draft/label-text.ts'
import { SortableList } from '../sortable/SortableList.tsx'
import { ViewFilter } from './ViewFilter.tsx'
import classes from './views.module.css'

interface ViewContentsFormProps {
  editor: Editor<'view'>
  object: ObjectDefinition
  set: DefinitionSet
}

/** What a view shows: its form, columns in their order, filter and order of records. */
export function ViewContentsForm({ editor, object, set }: ViewContentsFormProps) {
  const { t } = useTranslation('design-views')
  const labels = useLabelText()
  const { document: view, edit } = editor
  const reading = { object, set, labels }
  const change = (changes: SettingChanges, label: 'columns' | 'filter' | 'sort' | 'form') =>
    edit((before: ViewDefinition) => changeSettings(before, changes), t(`undo.${label}`), null)
  return (
    <div className={classes.contents}>
      <Section title={t('contents.form')}>
        <SegmentedControl
          aria-label={t('contents.form')}
          value={view.as}
          onChange={(as) => change({ as: as as ViewForm }, 'form')}
          data={viewForms.map((as) => ({ value: as, label: t(`form.${as}`) }))}
        />
        {view.as === 'board' && <BoardFields object={object} set={set} board={view.board ?? null} onChange={(board) => change({ board: board ?? undefined }, 'form')} />}
        {view.as === 'calendar' && <CalendarFields object={object} calendar={view.calendar ?? null} onChange={(calendar) => change({ calendar: calendar ?? undefined }, 'form')} />}
      </Section>
      <Section title={t('contents.columns')}>
        <Columns reading={reading} columns={view.columns} onChange={(columns) => change({ columns }, 'columns')} />
      </Section>
      <Section title={t('contents.filter')}>
        <ViewFilter object={object} set={set} value={view.where} onChange={(where) => change({ where: where ?? undefined }, 'filter')} />
      </Section>
      <Section title={t('contents.sort')}>
        <SortKeys reading={reading} view={view} onChange={(sort) => change({ sort: sort.length > 0 ? sort : undefined }, 'sort')} />
      </Section>
    </div>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <Text fw={600} size="sm" mb={6} component="h2">
        {title}
      </Text>
      <Stack gap="xs">{children}</Stack>
    </section>
  )
}

interface ColumnsProps {
  reading: PathReading
  columns: readonly string[]
  onChange: (columns: readonly string[]) => void
}

/** The columns in their order: put in order by drag or by keyboard, chosen over links in a dialog. */
function Columns({ reading, columns, onChange }: ColumnsProps) {
  const { t } = useTranslation('design-views')
  const [isChoosing, setChoosing] = useState(false)
  return (
    <>
      <SortableList
        className={classes.columns}
        parts={columns.map((path) => ({ id: path }))}
        nameOf={({ id }) => labelOfPath(reading, id)}
        onMove={(id, to) => onChange(columns.filter((path) => path !== id).toSpliced(to, 0, id))}
      >
        {({ id }, handle) => (
          <div className={classes.column}>
            {handle}
            <span>{labelOfPath(reading, id)}</span>
            <ActionIcon size={22} variant="subtle" color="gray" disabled={columns.length === 1} aria-label={t('contents.remove', { label: labelOfPath(reading, id) })} onClick={() => onChange(columns.filter((path) => path !== id))}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </div>
        )}
      </SortableList>
      <Group>
        <Button size="compact-sm" variant="light" leftSection={<IconColumns3 size={15} aria-hidden />} onClick={() => setChoosing(true)}>
          {t('contents.choose')}
        </Button>
      </Group>
      {isChoosing && <ColumnChoice object={reading.object} set={reading.set} columns={columns} onChange={onChange} onClose={() => setChoosing(false)} />}
    </>
  )
}

/** Keys of an order that a view may have. */
const mostKeys = 4

interface SortKeysProps {
  reading: PathReading
  view: ViewDefinition
  onChange: (sort: NonNullable<ViewContents['sort']>) => void
}

function SortKeys({ reading, view, onChange }: SortKeysProps) {
  const { t } = useTranslation('design-views')
  const sort = view.sort ?? []
  const sortable = [...new Set([...view.columns, ...reading.object.fields.map(({ name }) => name), 'created_at', 'updated_at'])].filter((path) => {
    const field = fieldOfPath(reading, path)
    return field !== undefined && fieldTypeOf(field).sortable
  })
  const free = sortable.find((path) => !sort.some((key) => key.path === path))
  return (
    <>
      {sort.map((key, at) => (
        <Group key={key.path} gap="xs" wrap="nowrap">
          <Select
            size="xs"
            aria-label={t('contents.sortBy')}
            className={classes.grow ?? ''}
            data={[...new Set([...sortable, key.path])].map((path) => ({ value: path, label: labelOfPath(reading, path) }))}
            value={key.path}
            onChange={(path) => path && onChange(sort.with(at, { ...key, path }))}
            allowDeselect={false}
            searchable
          />
          <SegmentedControl
            size="xs"
            aria-label={t('contents.direction')}
            value={key.direction ?? 'asc'}
            onChange={(direction) => onChange(sort.with(at, direction === 'desc' ? { path: key.path, direction } : { path: key.path }))}
            data={(['asc', 'desc'] as const).map((value) => ({ value, label: t(`contents.${value}`) }))}
          />
          <ActionIcon variant="subtle" color="gray" aria-label={t('contents.remove', { label: labelOfPath(reading, key.path) })} onClick={() => onChange(sort.toSpliced(at, 1))}>
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={free === undefined || sort.length >= mostKeys}
          onClick={() => free !== undefined && onChange([...sort, { path: free }])}
        >
          {t('contents.addSort')}
        </Button>
      </Group>
    </>
  )
}
