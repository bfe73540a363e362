import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DepartmentAnswer } from '../../../schemas/api/department.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { isProblem } from '../../app/problem.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { deleteDepartment } from './department-queries.ts'

interface DeleteDepartmentProps {
  department: DepartmentAnswer | null
  onClose: () => void
}

/** Asks before a department goes for good; says who is still in it where somebody is. */
export function DeleteDepartment({ department, onClose }: DeleteDepartmentProps) {
  const { t } = useTranslation('admin-departments')
  const { slug } = useWorkspace()
  const remove = useMutation({
    mutationFn: (gone: DepartmentAnswer) => deleteDepartment(slug, gone),
    onSuccess: (_, { name }) => {
      onClose()
      notifyDone(t('delete.done', { name }))
    },
    onError: (reason) => {
      if (isProblem(reason, 'in-use')) return
      onClose()
      notifyFailed(reason)
    },
  })
  const close = () => {
    onClose()
    remove.reset()
  }
  const name = department?.name ?? ''
  if (isProblem(remove.error, 'in-use')) return <InUse department={department} details={remove.error.details} onClose={close} />
  return (
    <ConfirmDialog
      opened={department !== null}
      title={t('delete.title', { name })}
      action={t('delete.action')}
      pending={remove.isPending}
      onConfirm={() => department && remove.mutate(department)}
      onClose={close}
    >
      {t('delete.text')}
    </ConfirmDialog>
  )
}

interface InUseProps {
  department: DepartmentAnswer | null
  details: Readonly<Record<string, unknown>>
  onClose: () => void
}

function InUse({ department, details, onClose }: InUseProps) {
  const { t } = useTranslation('admin-departments')
  const { slug } = useWorkspace()
  const [people, departments] = [Number(details.people ?? 0), Number(details.departments ?? 0)]
  return (
    <Modal opened={department !== null} onClose={onClose} title={t('inUse.title', { name: department?.name })} closeButtonProps={{ 'aria-label': t('inUse.close') }}>
      <Stack gap="md">
        <div>
          {people > 0 && <Text>{t('inUse.people', { count: people })}</Text>}
          {departments > 0 && <Text>{t('inUse.departments', { count: departments })}</Text>}
          <Text mt="xs" c="dimmed">
            {t('inUse.advice')}
          </Text>
        </div>
        <Group justify="flex-end" gap="xs">
          {people > 0 && (
            <Button variant="default" component={Link} to={`${pathOf(slug, 'admin', 'people')}?state=all&department=${department?.id}`}>
              {t('inUse.showPeople')}
            </Button>
          )}
          <Button onClick={onClose} data-autofocus>
            {t('inUse.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
