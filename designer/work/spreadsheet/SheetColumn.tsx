import { Select, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PreviewColumn } from '../../../schemas/api/file.ts'
import type { ImportColumn } from '../../../schemas/api/import.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ColumnQuestions } from '../import/ColumnQuestions.tsx'
import { ColumnWarnings } from '../import/ColumnWarnings.tsx'
import deskClasses from '../import/import.module.css'
import { useLabels } from '../use-object.ts'
import { leftOut, useTypeChoices } from './type-choices.ts'

interface SheetColumnProps {
  column: PreviewColumn
  /** The field that it becomes; undefined: left out. */
  field: FieldDefinition | undefined
  /** How its texts are read. */
  filled: ImportColumn | undefined
  onType: (type: string | null) => void
  onReading: (reading: Partial<ImportColumn>) => void
}

/** A column and the field that it becomes. */
export function SheetColumn({ column, field, filled, onType, onReading }: SheetColumnProps) {
  const { t } = useTranslation('import-spreadsheet')
  const choices = useTypeChoices(column, field)
  return (
    <li className={deskClasses.column} data-left={!field || undefined}>
      <div className={deskClasses.source}>
        <Text fw={550}>{column.column}</Text>
        <Text size="xs" c="dimmed" className={deskClasses.samples}>
          {column.samples.length === 0 ? t('fields.blank') : column.samples.slice(0, 3).join(' · ')}
        </Text>
      </div>
      <IconArrowRight size={16} aria-hidden className={deskClasses.arrow} />
      <div className={deskClasses.target}>
        <Select
          aria-label={t('fields.typeOf', { column: column.column })}
          data={choices}
          value={field?.type ?? leftOut}
          allowDeselect={false}
          searchable
          onChange={(type) => onType(type === leftOut ? null : type)}
        />
        {field && <FieldWords field={field} />}
        {field && filled && <ColumnQuestions column={column} field={field} filled={filled} onChange={onReading} />}
        {field && <ColumnWarnings column={column} />}
      </div>
    </li>
  )
}

/** What the type alone does not say: the options that were found, the object that is pointed at. */
function FieldWords({ field }: { field: FieldDefinition }) {
  const { t } = useTranslation('import-spreadsheet')
  const labels = useLabels()
  const { list } = useFormat()
  const options = fieldTypeOf(field).options?.(field)
  if (!options || options.length === 0) return null
  const named = options.slice(0, 6).map(({ label }) => labels(label))
  return (
    <Text size="xs" c="dimmed">
      {options.length > named.length ? t('fields.optionsMore', { count: options.length, names: named.join(', ') }) : t('fields.options', { count: options.length, names: list(named) })}
    </Text>
  )
}
