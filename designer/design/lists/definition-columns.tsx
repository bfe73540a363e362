import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { KindName } from '../../../schemas/definition-set.ts'
import { useWorkspace } from '../../app/me.ts'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { editorPath } from '../draft/editor-path.ts'
import { KeepButton } from '../draft/KeepButton.tsx'
import { useLabelText } from '../draft/label-text.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'
import classes from './lists.module.css'

export type DefinitionColumn = DataColumn<ListedDefinition>

const none: readonly DefinitionColumn[] = []

/** What a list shows of each definition: its label, what only its kind has, what becomes of it in the draft, and its name. */
export function useDefinitionColumns(kind: KindName, header: string, own: readonly DefinitionColumn[] = none): readonly DefinitionColumn[] {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  return useMemo(
    () => [
      {
        id: 'label',
        header,
        width: 240,
        hideable: false,
        cell: ({ name, label, op }) => (op === 'remove' ? <s className={classes.removed}>{labelText(label)}</s> : <Link to={editorPath(slug, { kind, name })}>{labelText(label)}</Link>),
      },
      ...own,
      { id: 'change', header: t('list.change'), width: 110, cell: ({ op }) => op && <ChangeMark op={op} /> },
      { id: 'by', header: t('list.by'), width: 220, cell: ({ by, at }) => by && at && <ChangedBy by={by} at={at} /> },
      {
        id: 'name',
        header: t('apiName.label'),
        width: 180,
        cell: ({ name, op }) => (op === 'remove' ? <KeepButton kind={kind} name={name} /> : <code className={classes.code}>{name}</code>),
      },
    ],
    [t, slug, kind, header, own, labelText],
  )
}
