import { IconMessage2 } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { type DefinitionColumn, useDefinitionColumns } from '../lists/definition-columns.tsx'
import { DefinitionsPage } from '../lists/DefinitionsPage.tsx'
import { useObjectColumn } from '../lists/own-columns.ts'
import { NewMessageDialog } from './NewMessageDialog.tsx'

/** All messages of the draft: what people are told, in the app and by e-mail. */
export function MessagesPage() {
  const { t } = useTranslation('design-messages')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const list = useListedDefinitions('message')
  const columns = useMessageColumns()
  return (
    <DefinitionsPage
      kind="message"
      title={t('title')}
      description={t('description')}
      list={list}
      columns={columns}
      empty={{ icon: IconMessage2, title: t('empty.title'), text: t('empty.text') }}
      newLabel={t('new.action')}
      newDialog={(dialog) => <NewMessageDialog {...dialog} onMade={(made) => void navigate(editorPath(slug, made))} />}
    />
  )
}

function useMessageColumns(): readonly DefinitionColumn[] {
  const { t } = useTranslation('design-messages')
  const { set } = useDraftSet()
  const object = useObjectColumn('message', t('column.object'))
  const own = useMemo(() => {
    const channelsOf = (name: string): string => (set.get('message', name)?.channels ?? []).map((each) => t(`channel.${each}`)).join(', ')
    return [object, { id: 'channels', header: t('column.channels'), width: 170, cell: ({ name }) => channelsOf(name) }] satisfies DefinitionColumn[]
  }, [t, set, object])
  return useDefinitionColumns('message', t('column.message'), own)
}
