import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { isActive, usualEnforcement } from '../../../schemas/validation-rules/validation-rule.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { KeepButton } from '../draft/KeepButton.tsx'
import { useLabelText } from '../draft/label-text.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'
import classes from './rules.module.css'

/** What the list of rules shows of each. */
export function useRuleColumns(): readonly DataColumn<ListedDefinition>[] {
  const { t } = useTranslation('design-rules')
  const { slug } = useWorkspace()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  return useMemo(() => {
    const objectOf = (name: string): string => {
      const rule = set.get('rule', name)
      return rule ? labelText(set.get('object', rule.object)?.label ?? rule.object) : ''
    }
    const stateOf = (name: string): string => {
      const rule = set.get('rule', name)
      if (!rule) return ''
      return isActive(rule) ? t(`enforce.short.${rule.enforce ?? usualEnforcement}`) : t('activity.inactive')
    }
    return [
      {
        id: 'label',
        header: t('column.rule'),
        width: 280,
        hideable: false,
        cell: ({ name, label, op }) =>
          op === 'remove' ? <s className={classes.removed}>{labelText(label)}</s> : <Link to={pathOf(slug, 'design', 'rules', name)}>{labelText(label)}</Link>,
      },
      { id: 'object', header: t('column.object'), width: 160, cell: ({ name }) => objectOf(name) },
      { id: 'state', header: t('column.state'), width: 190, cell: ({ name }) => stateOf(name) },
      { id: 'change', header: t('column.change'), width: 120, cell: ({ op }) => op && <ChangeMark op={op} /> },
      { id: 'by', header: t('column.by'), width: 230, cell: ({ by, at }) => by && at && <ChangedBy by={by} at={at} /> },
      {
        id: 'name',
        header: t('column.name'),
        width: 200,
        cell: ({ name, op }) => (op === 'remove' ? <KeepButton kind="rule" name={name} /> : <code className={classes.removed}>{name}</code>),
      },
    ]
  }, [t, slug, set, labelText])
}
