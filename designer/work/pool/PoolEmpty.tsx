import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLabels } from '../use-object.ts'

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
