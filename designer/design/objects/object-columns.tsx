import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { ObjectIcon } from '../../ui/ObjectIcon.tsx'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { KeepButton } from '../draft/KeepButton.tsx'
import { useLabelText } from '../draft/label-text.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'
import classes from './ObjectsPage.module.css'

/** What the list of objects shows of each. */
export function useObjectColumns(): readonly DataColumn<ListedDefinition>[] {
  const { t } = useTranslation('design-objects')
  const { set } = useDraftSet()
  return useMemo(
    () => [
      { id: 'label', header: t('column.object'), width: 260, hideable: false, cell: (row) => <ObjectName row={row} icon={set.get('object', row.name)?.icon} /> },
      { id: 'change', header: t('column.change'), width: 110, cell: ({ op }) => op && <ChangeMark op={op} /> },
      { id: 'by', header: t('column.by'), width: 250, cell: ({ by, at }) => by && at && <ChangedBy by={by} at={at} /> },
      { id: 'fields', header: t('column.fields'), width: 80, align: 'end', cell: ({ name, op }) => (op === 'remove' ? null : set.get('object', name)?.fields.length) },
      { id: 'name', header: t('column.name'), width: 200, cell: (row) => (row.op === 'remove' ? <KeepButton kind="object" name={row.name} /> : <code className={classes.code}>{row.name}</code>) },
    ],
    [t, set],
  )
}

function ObjectName({ row, icon }: { row: ListedDefinition; icon: string | undefined }) {
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  if (row.op === 'remove') return <span className={`${classes.name} ${classes.removed}`}>{labelText(row.label)}</span>
  return (
    <Link to={pathOf(slug, 'design', 'objects', row.name)} className={classes.name}>
      <ObjectIcon name={icon} size={16} />
      {labelText(row.label)}
    </Link>
  )
}
