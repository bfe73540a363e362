import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { titleOf } from '../record/record-title.ts'
import { usePool } from './use-pool.ts'

/** The button in a row of the pool. */
export function ClaimCell({ object, record }: { object: AppObject; record: RecordAnswer }) {
  const { t } = useTranslation('work-pool')
  const { claim } = usePool(object)
  return (
    <Button size="compact-xs" variant="light" aria-label={t('claimOne', { title: titleOf(object.definition, record) })} loading={claim.isPending} onClick={() => claim.mutate(record)}>
      {t('claim')}
    </Button>
  )
}
