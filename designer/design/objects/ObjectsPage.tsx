import { IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { FindBox, useFound } from '../lists/FindBox.tsx'
import { NewObjectDialog } from './NewObjectDialog.tsx'
import { useObjectColumns } from './object-columns.tsx'

/** All objects of the draft. */
export function ObjectsPage() {
  const { t } = useTranslation('design-objects')
  const list = useListedDefinitions('object')
  const columns = useObjectColumns()
  const [text, setText] = useState('')
  const rows = useFound(list.definitions, text)
  return (
    <DefinitionsPage
      kind="object"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      rows={rows}
      filters={list.definitions.length > 8 && <FindBox label={t('find')} text={text} onText={setText} />}
      noneFound={t('noneFound', { text })}
      empty={{ icon: IconTable, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new.action')}
      newDialog={(dialog) => <NewObjectDialog {...dialog} />}
    />
  )
}
