import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../bench/DefinitionPage.tsx'
import { RuleEditor } from './RuleEditor.tsx'

/** The validation rule of the address, opened for editing. */
export function RuleEditorPage() {
  const { t } = useTranslation('design')
  const { rule = '' } = useParams()
  return (
    <DefinitionPage kind="rule" name={rule} list={{ path: 'rules', title: t('places.rules') }}>
      {(loaded) => <RuleEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
