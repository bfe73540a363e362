import { type ComboboxItem, Select, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PreviewColumn } from '../../../schemas/api/file.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { useApp } from '../../app/workspace.ts'
import { matching } from '../../admin/forms/ZoneSelect.tsx'
import { useLabels } from '../use-object.ts'
import { ColumnQuestions } from './ColumnQuestions.tsx'
import { ColumnWarnings } from './ColumnWarnings.tsx'
import classes from './import.module.css'
import { assign, type Mapped } from './mapping.ts'

interface ColumnRowProps {
  column: PreviewColumn
  fields: readonly FieldDefinition[]
  mapped: Mapped
  onChange: (mapped: Mapped) => void
}

/** A column of the file, the field that it fills, and what must be known to read its texts. */
export function ColumnRow({ column, fields, mapped, onChange }: ColumnRowProps) {
  const { t } = useTranslation('import')
  const labels = useLabels()
  const rights = useApp()
  const filled = mapped[column.column]
  const field = fields.find(({ id }) => id === filled?.field)
  const takenElsewhere = new Set(Object.values(mapped).flatMap((each) => (each.column === column.column ? [] : [each.field])))
  const choices: ComboboxItem[] = fields.map((each) => ({
    value: each.id,
    label: each.required ? t('columns.requiredField', { field: labels(each.label) }) : labels(each.label),
    disabled: takenElsewhere.has(each.id),
  }))
  return (
    <li className={classes.column} data-left={!filled || undefined}>
      <div className={classes.source}>
        <Text fw={550}>{column.column}</Text>
        <Text size="xs" c="dimmed" className={classes.samples}>
          {column.samples.length === 0 ? t('columns.blank') : column.samples.slice(0, 3).join(' · ')}
        </Text>
      </div>
      <IconArrowRight size={16} aria-hidden className={classes.arrow} />
      <div className={classes.target}>
        <Select
          aria-label={t('columns.fieldFor', { column: column.column })}
          placeholder={t('columns.leaveOut')}
          data={choices}
          value={filled?.field ?? null}
          onChange={(id) => onChange(assign(mapped, { column, field: fields.find((each) => each.id === id), rights }))}
          searchable
          clearable
          filter={matching}
          nothingFoundMessage={t('columns.noField')}
          clearButtonProps={{ 'aria-label': t('columns.leaveOut') }}
        />
        {filled && field && (
          <ColumnQuestions column={column} field={field} filled={filled} onChange={(next) => onChange({ ...mapped, [column.column]: next })} />
        )}
        {filled && field && <ColumnWarnings column={column} />}
      </div>
    </li>
  )
}
