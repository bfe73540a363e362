import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DepartmentAnswer } from '../../../schemas/api/department.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { DeleteDialog } from '../forms/DeleteDialog.tsx'
import { deleteDepartment } from './department-queries.ts'

interface DeleteDepartmentProps {
  department: DepartmentAnswer | null
  onClose: () => void
}

/** Asks before a department goes for good; says who is still in it where somebody is. */
export function DeleteDepartment({ department, onClose }: DeleteDepartmentProps) {
  const { t } = useTranslation('admin-departments')
  const { slug } = useWorkspace()
  const name = department?.name ?? ''
  const words = {
    title: t('delete.title', { name }),
    text: t('delete.text'),
    action: t('delete.action'),
    done: t('delete.done', { name }),
    inUse: t('inUse.title', { name }),
    advice: t('inUse.advice'),
  }
  return (
    <DeleteDialog
      thing={department}
      words={words}
      remove={(gone) => deleteDepartment(slug, gone)}
      usesOf={({ id }, told) => {
        const [people, departments] = [Number(told?.['people'] ?? 0), Number(told?.['departments'] ?? 0)]
        if (people + departments === 0) return null
        return {
          list: (
            <>
              {people > 0 && <div>{t('inUse.people', { count: people })}</div>}
              {departments > 0 && <div>{t('inUse.departments', { count: departments })}</div>}
            </>
          ),
          way: people > 0 && (
            <Button variant="default" component={Link} to={`${pathOf(slug, 'admin', 'people')}?state=all&department=${id}`}>
              {t('inUse.showPeople')}
            </Button>
          ),
        }
      }}
      onClose={onClose}
    />
  )
}
