import { IconGavel } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isActive } from '../../../schemas/validation-rules/validation-rule.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { useByObject, useObjectOfList } from '../lists/by-object.ts'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { useListFilters } from '../lists/use-list-filters.tsx'
import { NewRuleDialog } from './NewRuleDialog.tsx'
import { useRuleColumns } from './rule-columns.ts'

/** All validation rules of the draft: by object, active or not, by name. */
export function RulesPage() {
  const { t } = useTranslation('design-rules')
  const list = useListedDefinitions('rule')
  const columns = useRuleColumns()
  const [object, setObject] = useObjectOfList()
  const byObject = useByObject('rule', list.definitions, object)
  const { set } = useDraftSet()
  const isOn = (name: string) => {
    const rule = set.get('rule', name)
    return rule !== undefined && isActive(rule)
  }
  const { shown, filters } = useListFilters({ words: { find: t('find'), object: t('filter') }, byObject, object, onObject: setObject, isOn })
  return (
    <DefinitionsPage
      kind="rule"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      rows={shown}
      filters={list.definitions.length > 0 && filters}
      noneFound={t('noneFound')}
      empty={{ icon: IconGavel, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new.action')}
      newDialog={(dialog) => <NewRuleDialog {...dialog} object={object} />}
    />
  )
}
