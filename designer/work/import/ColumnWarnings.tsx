import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PreviewColumn } from '../../../schemas/api/file.ts'
import classes from './import.module.css'

/** What looks damaged in the texts of a column; the questions beside it say the rest. */
export function ColumnWarnings({ column: { warnings } }: { column: PreviewColumn }) {
  const { t } = useTranslation('import')
  return warnings
    .filter(({ code }) => code === 'rounded-number' || code === 'leading-zero-lost')
    .map(({ code, params = {} }) => (
      <Text key={code} size="xs" className={classes.warning}>
        <IconAlertTriangle size={14} aria-hidden />
        {t(`warning.${code}`, { count: Number(params.count ?? 1), text: String(params.text ?? '') })}
      </Text>
    ))
}
