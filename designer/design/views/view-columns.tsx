import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { KeepButton } from '../draft/KeepButton.tsx'
import { useLabelText } from '../draft/label-text.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'
import classes from './views.module.css'

/** What the list of views shows of each. */
export function useViewColumns(): readonly DataColumn<ListedDefinition>[] {
  const { t } = useTranslation('design-views')
  const { slug } = useWorkspace()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const format = useFormat()
  return useMemo(() => {
    const objectOf = (name: string): string => {
      const view = set.get('view', name)
      return view ? labelText(set.get('object', view.object)?.label ?? view.object) : ''
    }
    const rolesOf = (name: string): string => {
      const roles = set.get('view', name)?.roles ?? []
      return roles.length === 0 ? t('settings.everybody') : format.list(roles.map((role) => labelText(set.get('role', role)?.label ?? role)))
    }
    const formOf = (name: string): string => {
      const as = set.get('view', name)?.as
      return as ? t(`form.${as}`) : ''
    }
    return [
      {
        id: 'label',
        header: t('column.view'),
        width: 240,
        hideable: false,
        cell: ({ name, label, op }) =>
          op === 'remove' ? <s className={classes.removed}>{labelText(label)}</s> : <Link to={pathOf(slug, 'design', 'views', name)}>{labelText(label)}</Link>,
      },
      { id: 'object', header: t('column.object'), width: 170, cell: ({ name }) => objectOf(name) },
      { id: 'form', header: t('column.form'), width: 120, cell: ({ name }) => formOf(name) },
      { id: 'roles', header: t('column.roles'), width: 170, cell: ({ name, op }) => op !== 'remove' && rolesOf(name) },
      { id: 'change', header: t('column.change'), width: 110, cell: ({ op }) => op && <ChangeMark op={op} /> },
      { id: 'by', header: t('column.by'), width: 200, cell: ({ by, at }) => by && at && <ChangedBy by={by} at={at} /> },
      {
        id: 'name',
        header: t('column.name'),
        width: 180,
        cell: ({ name, op }) => (op === 'remove' ? <KeepButton kind="view" name={name} /> : <code className={classes.code}>{name}</code>),
      },
    ]
  }, [t, slug, set, labelText, format])
}
