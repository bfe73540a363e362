import { IconListDetails } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { useDefinitionColumns } from '../lists/definition-columns.tsx'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { NewPicklistDialog } from './NewPicklistDialog.tsx'

/** All shared picklists of the draft. */
export function PicklistsPage() {
  const { t } = useTranslation('design-picklists')
  const list = useListedDefinitions('picklist')
  const columns = useDefinitionColumns('picklist', t('column.picklist'))
  return (
    <DefinitionsPage
      kind="picklist"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      empty={{ icon: IconListDetails, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new.action')}
      newDialog={(dialog) => <NewPicklistDialog {...dialog} />}
    />
  )
}
