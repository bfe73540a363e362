import { ActionIcon, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { type Icon, IconPencil, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import type { PlacedDepartment } from './department-tree.ts'
import classes from './departments.module.css'

interface DepartmentRowProps {
  placed: PlacedDepartment
  onEdit: () => void
  onAdd: () => void
  onDelete: () => void
}

/** One department at its depth, with its head and what can be done. */
export function DepartmentRow({ placed: { department, depth }, onEdit, onAdd, onDelete }: DepartmentRowProps) {
  const { t } = useTranslation('admin-departments')
  const { slug } = useWorkspace()
  const { name } = department
  // The depth is the only thing that the stylesheet cannot know.
  const style = { '--depth': depth } as CSSProperties
  return (
    <div className={classes.row} role="row" style={style}>
      <span role="cell" className={classes.nameCell}>
        <VisuallyHidden>{t('level', { level: depth + 1 })}</VisuallyHidden>
        <UnstyledButton className={classes.name} onClick={onEdit}>
          {name}
        </UnstyledButton>
      </span>
      <span role="cell" className={classes.headName}>
        {department._titles.head}
      </span>
      <span role="cell" className={classes.actions}>
        <Tooltip label={t('people')}>
          <ActionIcon component={Link} to={`${pathOf(slug, 'admin', 'people')}?department=${department.id}`} aria-label={`${t('people')}: ${name}`}>
            <IconUsers size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Act icon={IconPlus} label={t('addBelow')} of={name} onClick={onAdd} />
        <Act icon={IconPencil} label={t('edit.action')} of={name} onClick={onEdit} />
        <Act icon={IconTrash} label={t('delete.action')} of={name} onClick={onDelete} />
      </span>
    </div>
  )
}

function Act({ icon: ActIcon, label, of, onClick }: { icon: Icon; label: string; of: string; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={`${label}: ${of}`} onClick={onClick}>
        <ActIcon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
