import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/reader.ts'
import classes from './import.module.css'

const kinds = ['created', 'updated', 'unchanged', 'rejected'] as const

/** What became of the rows, or would become of them: one figure for each kind that there is. */
export function CountLine({ counts, isDryRun }: { counts: Readonly<Record<string, number>>; isDryRun: boolean }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const some = kinds.filter((kind) => (counts[kind] ?? 0) > 0)
  if (some.length === 0) return null
  return (
    <dl className={classes.counts}>
      {some.map((kind) => (
        <div key={kind} data-kind={kind} className={classes.count}>
          <dd className="tabular">{format.number(counts[kind] ?? 0)}</dd>
          <Text component="dt" size="sm" c="dimmed">
            {t(isDryRun ? `wouldBe.${kind}` : `became.${kind}`)}
          </Text>
        </div>
      ))}
    </dl>
  )
}
