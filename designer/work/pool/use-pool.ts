import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { useWorkspace } from '../../app/me.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { refreshRecords } from '../records/record-queries.ts'
import { titleOf } from '../record/record-title.ts'
import { claimRecord, giveBackRecord } from './pool-queries.ts'

/** Claims a record and gives one back; each can be taken back for a while. */
export function usePool({ definition, can }: AppObject) {
  const { t } = useTranslation('work-pool')
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: definition.name }
  const settle = { onSettled: () => refreshRecords(of), onError: notifyFailed }
  const claim = useMutation({
    mutationFn: (record: RecordAnswer) => claimRecord(of, record.id),
    onSuccess: (mine) => notifyDone(t('claimed', { title: titleOf(definition, mine) }), { undo: () => giveBack.mutate({ record: mine }) }),
    ...settle,
  })
  const giveBack = useMutation({
    mutationFn: ({ record }: { record: RecordAnswer; onLost?: () => void }) => giveBackRecord(of, record),
    onSuccess: (isSeen, { record, onLost }) => {
      if (!isSeen) onLost?.()
      notifyDone(t('givenBack', { title: titleOf(definition, record) }), can.claim ? { undo: () => claim.mutate(record) } : {})
    },
    ...settle,
  })
  return { claim, giveBack }
}
