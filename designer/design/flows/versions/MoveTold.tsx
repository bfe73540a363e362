import { Alert, List, Skeleton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MoveTrial } from '../../../../schemas/api/flow-version.ts'

/** What a move would do: how many go, what changes for them, and why others cannot. */
export function MoveTold({ trial, nameBefore }: { trial: MoveTrial | undefined; nameBefore: (node: string) => string }) {
  const { t } = useTranslation('design-flow-versions')
  if (!trial) return <Skeleton h={64} />
  const { runs, movable, places, refusals } = trial
  const timed = places.reduce((sum, place) => sum + place.timed, 0)
  const isAll = movable === runs
  return (
    <Alert color={isAll ? 'success' : 'outside'} title={isAll ? t('trial.all', { count: runs }) : t('trial.some', { movable, runs })} role="status">
      {!isAll && (
        <List size="sm" mb={6}>
          {refusals.map(({ fault, node, runs: count }) => (
            <List.Item key={`${fault} ${node}`}>{t(`refusal.${fault}`, { step: nameBefore(node), count })}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{timed > 0 ? t('trial.times', { count: timed }) : t('trial.noTimes')}</Text>
    </Alert>
  )
}
