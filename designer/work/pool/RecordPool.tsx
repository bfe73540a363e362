import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconArrowBackUp, IconHandGrab } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import { poolQuery } from './pool-queries.ts'
import classes from './pool.module.css'
import { usePool } from './use-pool.ts'

interface RecordPoolProps {
  object: AppObject
  record: RecordAnswer
}

const usePoolState = ({ object, record }: RecordPoolProps) => {
  const { slug } = useWorkspace()
  return useQuery(poolQuery({ workspace: slug, object: object.definition.name }, record))
}

/** The way of a record out of the pool, or back. */
export function PoolActions({ object, record }: RecordPoolProps) {
  const { t } = useTranslation('work-pool')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const { data: state } = usePoolState({ object, record })
  const { claim, giveBack } = usePool(object)
  const onLost = () => void navigate(pathOf(slug, 'work', 'records', object.definition.name))
  if (state?.canClaim) {
    return (
      <Button variant={record._can.update ? 'light' : 'filled'} leftSection={<IconHandGrab size={16} aria-hidden />} loading={claim.isPending} onClick={() => claim.mutate(record)}>
        {t('claim')}
      </Button>
    )
  }
  if (!state?.canGiveBack) return null
  return (
    <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} loading={giveBack.isPending} onClick={() => giveBack.mutate({ record, onLost })}>
      {t('giveBack')}
    </Button>
  )
}

/** So long before it goes back the page of a record says so. */
const nearDays = 7

/** Says that a record is in the pool, or that it will be soon. */
export function PoolStrip({ object, record }: RecordPoolProps) {
  const { t } = useTranslation('work-pool')
  const format = useFormat()
  const { data: state, dataUpdatedAt } = usePoolState({ object, record })
  if (state?.since) return <p className={classes.strip}>{t('strip.since', { date: format.day(state.since) })}</p>
  if (!state?.returnsAt || Date.parse(state.returnsAt) - dataUpdatedAt > nearDays * 86_400_000) return null
  return (
    <p className={classes.strip} data-near>
      {t('strip.returns', { date: format.day(state.returnsAt) })} {t('strip.how')}
    </p>
  )
}
