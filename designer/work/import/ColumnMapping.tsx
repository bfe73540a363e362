import { Alert, Badge, Text } from '@mantine/core'
import { IconFileCode, IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { TablePreview } from '../../../schemas/api/file.ts'
import { ColumnRow } from './ColumnRow.tsx'
import classes from './import.module.css'
import { useFormat } from '../../i18n/reader.ts'
import { useLabels } from '../use-object.ts'
import { fillableFields, type Mapped, unimportableFields } from './mapping.ts'

interface ColumnMappingProps {
  object: AppObject
  preview: TablePreview
  mapped: Mapped
  onChange: (mapped: Mapped) => void
}

/** Which field each column fills. */
export function ColumnMapping({ object, preview, mapped, onChange }: ColumnMappingProps) {
  const { t } = useTranslation('import')
  const labels = useLabels()
  const format = useFormat()
  const files = unimportableFields(object)
  const fields = useMemo(() => fillableFields(object), [object])
  const left = preview.columns.filter(({ column }) => !mapped[column]).length
  return (
    <section className={classes.section} aria-label={t('columns.title')}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{t('columns.title')}</h2>
          <Text size="sm" c="dimmed">
            {t('columns.text')}
            {files.length > 0 && ` ${t('columns.files', { fields: format.list(files.map(({ label }) => labels(label))) })}`}
          </Text>
        </div>
        {left > 0 && <Badge color="outside">{t('columns.left', { count: left })}</Badge>}
      </div>
      {preview.remembered && (
        <Alert color="records" icon={<IconHistory size={18} aria-hidden />} p="xs">
          {t('columns.remembered')}
        </Alert>
      )}
      {preview.mapping?.exact && (
        <Alert color="records" icon={<IconFileCode size={18} aria-hidden />} p="xs">
          {t('columns.exact')}
        </Alert>
      )}
      <ul className={classes.columns}>
        {preview.columns.map((column) => (
          <ColumnRow key={column.column} column={column} fields={fields} mapped={mapped} onChange={onChange} />
        ))}
      </ul>
    </section>
  )
}
