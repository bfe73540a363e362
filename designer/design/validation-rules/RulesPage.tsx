import { IconGavel } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isActive } from '../../../schemas/validation-rules/validation-rule.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { type Activity, ActivityFilter, ofActivity } from '../lists/ActivityFilter.tsx'
import { useByObject, useObjectOfList } from '../lists/by-object.ts'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { FindBox, useFound } from '../lists/FindBox.tsx'
import { ObjectFilter } from '../lists/ObjectFilter.tsx'
import { NewRuleDialog } from './NewRuleDialog.tsx'
import { useRuleColumns } from './rule-columns.ts'

/** All validation rules of the draft: by object, active or not, by name. */
export function RulesPage() {
  const { t } = useTranslation('design-rules')
  const list = useListedDefinitions('rule')
  const columns = useRuleColumns()
  const [object, setObject] = useObjectOfList()
  const [text, setText] = useState('')
  const [activity, setActivity] = useState<Activity>('all')
  const { rows, objects } = useByObject('rule', list.definitions, object)
  const { set } = useDraftSet()
  const shown = ofActivity(useFound(rows, text), activity, (name) => {
    const rule = set.get('rule', name)
    return rule !== undefined && isActive(rule)
  })
  const filters = (
    <>
      <FindBox label={t('find')} text={text} onText={setText} />
      <ObjectFilter label={t('filter')} objects={objects} object={object} onObject={setObject} />
      <ActivityFilter activity={activity} onActivity={setActivity} />
    </>
  )
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
