import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskAnswer } from '../../../schemas/api/task.ts'
import { useWorkspace } from '../../app/me.ts'
import { useApp } from '../../app/workspace.ts'
import { EditRecord } from '../record/EditRecord.tsx'
import { recordQuery } from '../records/record-queries.ts'
import classes from './task.module.css'
import { refreshTasks } from './task-queries.ts'

/** The record that was returned, to be changed where the remark stands. */
export function ChangeRecord({ task: { object: name, record: id } }: { task: Pick<TaskAnswer, 'object' | 'record'> }) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  const [isEditing, setEditing] = useState(false)
  const object = useApp().objects.find(({ definition }) => definition.name === name)
  const { data: record } = useQuery({ ...recordQuery({ workspace: slug, object: name ?? '' }, id ?? ''), enabled: object !== undefined && id !== null })
  if (!object || !record?._can.update) return null
  if (!isEditing) {
    return (
      <div>
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
          {t('changeRecord')}
        </Button>
      </div>
    )
  }
  const close = () => {
    setEditing(false)
    void refreshTasks(slug)
  }
  return (
    <section className={classes.panel} aria-label={t('changeRecord')}>
      <EditRecord object={object} record={record} onClose={close} />
    </section>
  )
}
