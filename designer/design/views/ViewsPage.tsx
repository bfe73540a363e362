import { IconLayoutList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { useByObject, useObjectOfList } from '../lists/by-object.ts'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { ObjectFilter } from '../lists/ObjectFilter.tsx'
import { useViewColumns } from './view-columns.ts'
import { NewViewDialog } from './NewViewDialog.tsx'

/** All views of the draft by object. */
export function ViewsPage() {
  const { t } = useTranslation('design-views')
  const list = useListedDefinitions('view')
  const columns = useViewColumns()
  const [object, setObject] = useObjectOfList()
  const { rows, objects } = useByObject('view', list.definitions, object)
  return (
    <DefinitionsPage
      kind="view"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      rows={rows}
      filters={objects.length > 1 && <ObjectFilter label={t('filterBy')} objects={objects} object={object} onObject={setObject} />}
      empty={{ icon: IconLayoutList, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new.action')}
      newDialog={(dialog) => <NewViewDialog {...dialog} object={object} />}
    />
  )
}
