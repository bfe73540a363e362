import { Button } from '@mantine/core'
import { IconHierarchy2, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DepartmentAnswer } from '../../../schemas/api/department.ts'
import { useFormat } from '../../i18n/reader.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DeleteDepartment } from './DeleteDepartment.tsx'
import { useDepartments } from './department-queries.ts'
import { treeOf } from './department-tree.ts'
import { DepartmentPanel, type DepartmentTask } from './DepartmentPanel.tsx'
import { DepartmentRow } from './DepartmentRow.tsx'
import classes from './departments.module.css'

/** The departments as the tree that they form. */
export function DepartmentsPage() {
  const { t } = useTranslation('admin-departments')
  const { data: departments, error, refetch } = useDepartments()
  const [task, setTask] = useState<DepartmentTask | null>(null)
  const [leaving, setLeaving] = useState<DepartmentAnswer | null>(null)
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setTask({ kind: 'add', parent: null })}>
      {t('new.action')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={newButton} />
      {error && !departments ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : !departments ? (
        <LoadingState shape="list" />
      ) : departments.length === 0 ? (
        <EmptyState icon={IconHierarchy2} title={t('empty.title')} actions={newButton}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <Tree departments={departments} onTask={setTask} onDelete={setLeaving} />
      )}
      <DepartmentPanel task={task} onClose={() => setTask(null)} />
      <DeleteDepartment department={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}

interface TreeProps {
  departments: readonly DepartmentAnswer[]
  onTask: (task: DepartmentTask) => void
  onDelete: (department: DepartmentAnswer) => void
}

function Tree({ departments, onTask, onDelete }: TreeProps) {
  const { t } = useTranslation('admin-departments')
  const { compare } = useFormat()
  return (
    <div className={classes.tree} role="table" aria-label={t('title')}>
      <div className={classes.head} role="row">
        <span role="columnheader">{t('column.name')}</span>
        <span role="columnheader">{t('column.head')}</span>
        <span role="columnheader" className={classes.lastHead}>
          {t('column.actions')}
        </span>
      </div>
      {treeOf(departments, compare).map((placed) => (
        <DepartmentRow
          key={placed.department.id}
          placed={placed}
          onEdit={() => onTask({ kind: 'edit', department: placed.department })}
          onAdd={() => onTask({ kind: 'add', parent: placed.department.id })}
          onDelete={() => onDelete(placed.department)}
        />
      ))}
    </div>
  )
}
