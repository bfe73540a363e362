import { IconLayoutDashboard } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { useByObject, useObjectOfList } from '../lists/by-object.ts'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { ObjectFilter } from '../lists/ObjectFilter.tsx'
import { useLayoutColumns } from './layout-columns.ts'
import { NewLayoutDialog } from './NewLayoutDialog.tsx'

/** All layouts of the draft by object. */
export function LayoutsPage() {
  const { t } = useTranslation('design-layouts')
  const list = useListedDefinitions('layout')
  const columns = useLayoutColumns()
  const [object, setObject] = useObjectOfList()
  const { rows, objects } = useByObject('layout', list.definitions, object)
  return (
    <DefinitionsPage
      kind="layout"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      rows={rows}
      filters={objects.length > 1 && <ObjectFilter label={t('filter')} objects={objects} object={object} onObject={setObject} />}
      empty={{ icon: IconLayoutDashboard, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new.action')}
      newDialog={(dialog) => <NewLayoutDialog {...dialog} object={object} />}
    />
  )
}
