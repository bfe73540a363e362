import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressesOf } from '../../../app/addresses.ts'
import { request } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { queryClient } from '../../../app/queries.ts'
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx'
import { notifyDone, notifyFailed } from '../../../ui/notify.tsx'
import { versionsQuery } from './version-queries.ts'

/** Removes a version by which nothing goes or went. */
export function RemoveVersion({ flow, number }: { flow: string; number: number }) {
  const { t } = useTranslation('design-flow-versions')
  const { slug } = useWorkspace()
  const [isAsked, ask] = useState(false)
  const remove = useMutation({
    mutationFn: () => request('DELETE', `${addressesOf(slug).flowVersions(flow)}/${number}`),
    onSuccess: async () => {
      notifyDone(t('remove.done', { number }))
      await queryClient.invalidateQueries(versionsQuery(slug, flow))
    },
    onError: notifyFailed,
    onSettled: () => ask(false),
  })
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="danger" onClick={() => ask(true)}>
        {t('remove.open')}
      </Button>
      <ConfirmDialog opened={isAsked} title={t('remove.title', { number })} action={t('remove.open')} pending={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => ask(false)}>
        {t('remove.text')}
      </ConfirmDialog>
    </>
  )
}
