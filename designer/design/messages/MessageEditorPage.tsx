import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { DefinitionPage } from '../bench/DefinitionPage.tsx'
import { MessageEditor } from './MessageEditor.tsx'

/** The message of the address, opened for editing. */
export function MessageEditorPage() {
  const { t } = useTranslation('design')
  const { message = '' } = useParams()
  return (
    <DefinitionPage kind="message" name={message} list={{ path: 'messages', title: t('places.messages') }}>
      {(loaded) => <MessageEditor loaded={loaded} />}
    </DefinitionPage>
  )
}
