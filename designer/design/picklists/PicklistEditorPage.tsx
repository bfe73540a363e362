import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../bench/DefinitionPage.tsx'
import { PicklistEditor } from './PicklistEditor.tsx'

/** The shared picklist of the address, opened for editing. */
export function PicklistEditorPage() {
  const { t } = useTranslation('design')
  const { picklist = '' } = useParams()
  return (
    <DefinitionPage kind="picklist" name={picklist} list={{ path: 'picklists', title: t('places.picklists') }}>
      {(loaded) => <PicklistEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
