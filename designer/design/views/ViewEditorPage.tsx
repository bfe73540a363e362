import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../bench/DefinitionPage.tsx'
import { ViewEditor } from './ViewEditor.tsx'

/** The view of the address, opened for editing. */
export function ViewEditorPage() {
  const { t } = useTranslation('design')
  const { view = '' } = useParams()
  return (
    <DefinitionPage kind="view" name={view} list={{ path: 'views', title: t('places.views') }}>
      {(loaded) => <ViewEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
