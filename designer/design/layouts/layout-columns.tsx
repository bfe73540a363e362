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
import classes from './layouts.module.css'

/** What the list of layouts shows of each. */
export function useLayoutColumns(): readonly DataColumn<ListedDefinition>[] {
  const { t } = useTranslation('design-layouts')
  const { slug } = useWorkspace()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const format = useFormat()
  return useMemo(() => {
    const objectOf = (name: string): string => {
      const layout = set.get('layout', name)
      return layout ? labelText(set.get('object', layout.object)?.label ?? layout.object) : ''
    }
    const rolesOf = (name: string): string => {
      const roles = set.get('layout', name)?.roles ?? []
      return roles.length === 0 ? t('settings.everybody') : format.list(roles.map((role) => labelText(set.get('role', role)?.label ?? role)))
    }
    const purposeOf = (name: string): string => {
      const use = set.get('layout', name)?.for
      return use ? t(`for.${use}`) : ''
    }
    return [
      {
        id: 'label',
        header: t('column.layout'),
        width: 240,
        hideable: false,
        cell: ({ name, label, op }) =>
          op === 'remove' ? <s className={classes.removed}>{labelText(label)}</s> : <Link to={pathOf(slug, 'design', 'layouts', name)}>{labelText(label)}</Link>,
      },
      { id: 'object', header: t('column.object'), width: 170, cell: ({ name }) => objectOf(name) },
      { id: 'for', header: t('column.for'), width: 120, cell: ({ name }) => purposeOf(name) },
      { id: 'roles', header: t('column.roles'), width: 170, cell: ({ name, op }) => op !== 'remove' && rolesOf(name) },
      { id: 'change', header: t('column.change'), width: 110, cell: ({ op }) => op && <ChangeMark op={op} /> },
      { id: 'by', header: t('column.by'), width: 200, cell: ({ by, at }) => by && at && <ChangedBy by={by} at={at} /> },
      {
        id: 'name',
        header: t('column.name'),
        width: 180,
        cell: ({ name, op }) => (op === 'remove' ? <KeepButton kind="layout" name={name} /> : <code className={classes.code}>{name}</code>),
      },
    ]
  }, [t, slug, set, labelText, format])
}
