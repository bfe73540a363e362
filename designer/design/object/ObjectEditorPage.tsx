import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../bench/DefinitionPage.tsx'
import { ObjectEditor } from './ObjectEditor.tsx'

/** The object of the address, opened for editing. */
export function ObjectEditorPage() {
  const { t } = useTranslation('design')
  const { object = '' } = useParams()
  return (
    <DefinitionPage kind="object" name={object} list={{ path: 'objects', title: t('places.objects') }}>
      {(loaded) => <ObjectEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
