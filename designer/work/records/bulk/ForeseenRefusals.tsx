import { Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { type Foreseen, mostForeseen } from './bulk-work.ts'
import { DeclinedRecords } from './DeclinedRecords.tsx'

interface ForeseenRefusalsProps extends Foreseen {
  object: ObjectDefinition
  /** The records that are to change. */
  records: readonly RecordAnswer[]
  hasFailed: boolean
}

/** Which of the records would be refused and why, as far as it is known. */
export function ForeseenRefusals({ object, records, asked, refused, hasFailed }: ForeseenRefusalsProps) {
  const { t } = useTranslation('work-bulk')
  const format = useFormat()
  const total = Math.min(records.length, mostForeseen)
  const isOver = asked >= total
  return (
    <Stack gap={6}>
      <div role="status">
        {hasFailed && <Text size="sm">{t('foreseen.unknown')}</Text>}
        {!hasFailed && !isOver && <Text size="sm">{t('foreseen.asking', { done: format.number(asked), total: format.number(total) })}</Text>}
        {isOver && refused.size === 0 && <Text size="sm">{t('foreseen.none')}</Text>}
      </div>
      {!hasFailed && !isOver && <Progress value={(100 * asked) / total} aria-label={t('progress')} />}
      {refused.size > 0 && (
        <div role="status">
          <DeclinedRecords object={object} records={records} declined={refused} title={t('foreseen.refused', { count: refused.size, number: format.number(refused.size), total: format.number(asked) })} />
        </div>
      )}
      {records.length > mostForeseen && <Text size="sm" c="dimmed">{t('foreseen.most', { number: format.number(mostForeseen) })}</Text>}
    </Stack>
  )
}
