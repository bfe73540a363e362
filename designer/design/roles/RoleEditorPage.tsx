import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../bench/DefinitionPage.tsx'
import { RoleEditor } from './RoleEditor.tsx'

/** The role of the address, opened for editing. */
export function RoleEditorPage() {
  const { t } = useTranslation('design')
  const { role = '' } = useParams()
  return (
    <DefinitionPage kind="role" name={role} list={{ path: 'roles', title: t('places.roles') }}>
      {(loaded) => <RoleEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
