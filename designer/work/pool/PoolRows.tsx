import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { titleOf } from '../record/record-title.ts'
import { useLabels } from '../use-object.ts'
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

/** A pool in which nothing stands, and how something comes there. */
export function PoolEmpty({ object: { definition } }: { object: AppObject }) {
  const { t } = useTranslation('work-pool')
  const labels = useLabels()
  const days = definition.pool?.returnAfterDays
  return (
    <EmptyState icon={IconInbox} title={t('empty.title')}>
      {t('empty.text', { objects: labels(definition.plural) })} {days !== undefined && t('empty.days', { count: days })}
    </EmptyState>
  )
}
