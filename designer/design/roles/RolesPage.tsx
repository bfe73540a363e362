import { IconShieldHalf } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { useDefinitionColumns } from '../lists/definition-columns.tsx'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { NewRoleDialog } from './NewRoleDialog.tsx'

/** All roles of the draft: what people who have them may do. */
export function RolesPage() {
  const { t } = useTranslation('design-roles')
  const list = useListedDefinitions('role')
  const columns = useDefinitionColumns('role', t('column.role'))
  return (
    <DefinitionsPage
      kind="role"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      empty={{ icon: IconShieldHalf, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new.action')}
      newDialog={(dialog) => <NewRoleDialog {...dialog} />}
    />
  )
}
