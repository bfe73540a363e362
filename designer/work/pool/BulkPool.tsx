import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconArrowBackUp, IconHandGrab } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { BulkItem } from '../../../schemas/api/query.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { useWorkspace } from '../../app/me.ts'
import { useApp } from '../../app/workspace.ts'
import { notifyDone, notifyFailed, notifyHindered } from '../../ui/notify.tsx'
import { refreshRecords } from '../records/record-queries.ts'
import { movePool, type PoolOutcome } from './pool-queries.ts'

interface BulkPoolProps {
  object: AppObject
  records: readonly RecordAnswer[]
  onDone: () => void
}

/** Claims those of the chosen records that are in the pool, and gives back those that the person may. */
export function BulkPool({ object, records, onDone }: BulkPoolProps) {
  const { t } = useTranslation('work-pool')
  const { person } = useApp()
  const { can } = object
  const free = records.filter(({ values }) => values['owner'] === null)
  const given = records.filter(({ values, _can }) => values['owner'] === person.id || (values['owner'] !== null && can.assign && _can.update))
  const move = useMoves(object, onDone)
  return (
    <>
      {can.claim && free.length > 0 && (
        <Button size="compact-sm" variant="light" leftSection={<IconHandGrab size={15} aria-hidden />} loading={move.isPending} onClick={() => move.mutate({ what: 'claimed', items: free.map(({ id }) => ({ op: 'claim', id })) })}>
          {t('claimMany', { count: free.length })}
        </Button>
      )}
      {given.length > 0 && (
        <Button size="compact-sm" variant="light" leftSection={<IconArrowBackUp size={15} aria-hidden />} loading={move.isPending} onClick={() => move.mutate({ what: 'givenBack', items: given.map(({ id, version }) => ({ op: 'giveBack', id, version })) })}>
          {t('giveBackMany', { count: given.length })}
        </Button>
      )}
    </>
  )
}

interface Moves {
  readonly what: 'claimed' | 'givenBack'
  readonly items: readonly BulkItem[]
}

function useMoves({ definition }: AppObject, onDone: () => void) {
  const { t } = useTranslation('work-pool')
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: definition.name }
  return useMutation({
    mutationFn: ({ items }: Moves) => movePool(of, items),
    onSuccess: ({ done, problems }, { what }) => {
      if (done > 0) notifyDone(t(`${what}Many`, { count: done }))
      if (problems.length > 0) notifyHindered(t('notDone', { count: problems.length }), { advice: reasonsOf(problems) })
      onDone()
    },
    onError: notifyFailed,
    onSettled: () => refreshRecords(of),
  })
}

/** Each reason once: many records are mostly refused for one. */
const reasonsOf = (problems: PoolOutcome['problems']): string =>
  [...new Set(problems.flatMap(({ title, issues = [] }) => (issues.length > 0 ? issues.map(({ message }) => message) : [title])))].slice(0, 4).join(' ')
