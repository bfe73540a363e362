import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { ObjectIcon } from '../../ui/ObjectIcon.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'
import { type DefinitionColumn, useDefinitionColumns } from '../lists/definition-columns.tsx'
import classes from './objects.module.css'

/** What the list of objects shows of each. */
export function useObjectColumns(): readonly DefinitionColumn[] {
  const { t } = useTranslation('design-objects')
  const { set } = useDraftSet()
  const [, ...shared] = useDefinitionColumns('object', t('column.object'))
  return [
    { id: 'label', header: t('column.object'), width: 260, hideable: false, cell: (row) => <ObjectName row={row} icon={set.get('object', row.name)?.icon} /> },
    ...shared.toSpliced(-1, 0, { id: 'fields', header: t('column.fields'), width: 80, align: 'end', cell: ({ name, op }) => (op === 'remove' ? null : set.get('object', name)?.fields.length) }),
  ]
}

function ObjectName({ row, icon }: { row: ListedDefinition; icon: string | undefined }) {
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  if (row.op === 'remove') return <span className={`${classes.name} ${classes.removed}`}>{labelText(row.label)}</span>
  return (
    <Link to={editorPath(slug, { kind: 'object', name: row.name })} className={classes.name}>
      <ObjectIcon name={icon} size={16} />
      {labelText(row.label)}
    </Link>
  )
}
