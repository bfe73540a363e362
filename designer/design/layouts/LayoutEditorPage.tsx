import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../bench/DefinitionPage.tsx'
import { LayoutEditor } from './LayoutEditor.tsx'

/** The layout of the address, opened for editing. */
export function LayoutEditorPage() {
  const { t } = useTranslation('design')
  const { layout = '' } = useParams()
  return (
    <DefinitionPage kind="layout" name={layout} list={{ path: 'layouts', title: t('places.layouts') }}>
      {(loaded) => <LayoutEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
