import { Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DepartmentAnswer } from '../../../schemas/api/department.ts'
import { useWorkspace } from '../../app/me.ts'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useLookups } from '../../work/use-lookups.ts'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import { PersonSelect } from '../people/PersonSelect.tsx'
import { changeDepartment, createDepartment } from './department-queries.ts'
import { DepartmentSelect } from './DepartmentSelect.tsx'

/** What the panel is open for: a department to be made below another, or one to be changed. */
export type DepartmentTask = { kind: 'add'; parent: string | null } | { kind: 'edit'; department: DepartmentAnswer }

interface DepartmentPanelProps {
  task: DepartmentTask | null
  onClose: () => void
}

/** Name, place in the tree and head of a department. */
export function DepartmentPanel({ task, onClose }: DepartmentPanelProps) {
  const { t } = useTranslation('admin-departments')
  const title = task?.kind === 'edit' ? t('edit.title', { name: task.department.name }) : t('new.title')
  return (
    <SidePanel opened={task !== null} onClose={onClose} title={title} size={440}>
      {task && <DepartmentForm task={task} onClose={onClose} />}
    </SidePanel>
  )
}

function DepartmentForm({ task, onClose }: { task: DepartmentTask; onClose: () => void }) {
  const { t } = useTranslation('admin-departments')
  const { t: tAdmin } = useTranslation('admin')
  const source = useLookups()
  const stored = task.kind === 'edit' ? task.department : undefined
  const [form, setForm] = useState({ name: stored?.name ?? '', parent: stored?.parent ?? (task.kind === 'add' ? task.parent : null), head: stored?.head ?? null })
  const [isTried, setTried] = useState(false)
  const save = useSave(task, onClose)
  const faults = formFaults(save.error, ['name', 'parent', 'head'], tAdmin)
  const isBlank = form.name.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isBlank) save.mutate({ ...form, name: form.name.trim() })
  }
  return (
    <LookupSourceProvider value={source}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormAlert reason={save.error} faults={faults} />
          <TextInput
            label={t('field.name')}
            value={form.name}
            maxLength={120}
            onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
            error={isTried && isBlank ? t('field.nameMissing') : faults.at.name}
            data-autofocus
          />
          <DepartmentSelect
            label={t('field.parent')}
            placeholder={t('field.noParent')}
            value={form.parent}
            onChange={(parent) => setForm({ ...form, parent })}
            without={stored?.id}
            error={faults.at.parent}
          />
          <PersonSelect
            label={t('field.head')}
            help={t('field.headHelp')}
            value={form.head}
            title={stored?._titles.head}
            onChange={(head) => setForm({ ...form, head })}
            error={faults.at.head}
          />
          <FormActions cancel={tAdmin('cancel')} onCancel={onClose} submit={task.kind === 'edit' ? tAdmin('save') : t('new.make')} isBusy={save.isPending} />
        </Stack>
      </form>
    </LookupSourceProvider>
  )
}

interface DepartmentValues {
  name: string
  parent: string | null
  head: string | null
}

function useSave(task: DepartmentTask, onClose: () => void) {
  const { t } = useTranslation('admin-departments')
  const { slug } = useWorkspace()
  return useMutation({
    mutationFn: (form: DepartmentValues) => (task.kind === 'edit' ? changeDepartment(slug, task.department, form) : createDepartment(slug, form)),
    onSuccess: ({ name }) => {
      onClose()
      notifyDone(t(task.kind === 'edit' ? 'edit.done' : 'new.done', { name }))
    },
  })
}
