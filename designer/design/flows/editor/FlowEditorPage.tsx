import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../../bench/DefinitionPage.tsx'
import { FlowEditor } from './FlowEditor.tsx'

/** The flow of the address, opened for editing. */
export function FlowEditorPage() {
  const { t } = useTranslation('design')
  const { flow = '' } = useParams()
  return (
    <DefinitionPage kind="flow" name={flow} list={{ path: 'flows', title: t('places.flows') }}>
      {(loaded) => <FlowEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
