import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isActive, usualEnforcement } from '../../../schemas/validation-rules/validation-rule.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { type DefinitionColumn, useDefinitionColumns } from '../lists/definition-columns.tsx'
import { useObjectColumn } from '../lists/own-columns.ts'

/** What the list of rules shows of each. */
export function useRuleColumns(): readonly DefinitionColumn[] {
  const { t } = useTranslation('design-rules')
  const { set } = useDraftSet()
  const object = useObjectColumn('rule', t('column.object'))
  const own = useMemo(() => {
    const stateOf = (name: string): string => {
      const rule = set.get('rule', name)
      if (!rule) return ''
      return isActive(rule) ? t(`enforce.short.${rule.enforce ?? usualEnforcement}`) : t('activity.inactive')
    }
    return [object, { id: 'state', header: t('column.state'), width: 190, cell: ({ name }) => stateOf(name) }] satisfies DefinitionColumn[]
  }, [t, set, object])
  return useDefinitionColumns('rule', t('column.rule'), own)
}
