import { Button } from '@mantine/core'
import { IconMessage2, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { type DataColumn, DataTable } from '../../ui/table/DataTable.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { KeepButton } from '../draft/KeepButton.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { type ListedDefinition, useListedDefinitions } from '../draft/listed-definitions.ts'
import classes from './messages.module.css'
import { NewMessageDialog } from './NewMessageDialog.tsx'

/** All messages of the draft: what people are told, in the app and by e-mail. */
export function MessagesPage() {
  const { t } = useTranslation('design-messages')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const list = useListedDefinitions('message')
  const columns = useColumns()
  const [search, setSearch] = useSearchParams()
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ new: '' }, { replace: true })}>
      {t('new.action')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={list.definitions.length > 0 && newButton} />
      <div className={classes.table}>
        <DataTable
          name="design.messages"
          label={t('title')}
          columns={columns}
          rows={list.definitions}
          rowId={({ id }) => id}
          onOpen={({ name, op }) => op !== 'remove' && void navigate(pathOf(slug, 'design', 'messages', name))}
          isLoading={list.isLoading}
          problem={list.problem}
          onRetry={list.reload}
          empty={
            <EmptyState icon={IconMessage2} title={t('empty.title')} actions={newButton}>
              {t('empty.text')}
            </EmptyState>
          }
        />
      </div>
      <NewMessageDialog opened={search.has('new')} onClose={() => setSearch({}, { replace: true })} />
    </>
  )
}

function useColumns(): readonly DataColumn<ListedDefinition>[] {
  const { t } = useTranslation('design-messages')
  const { slug } = useWorkspace()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  return useMemo(
    () => [
      {
        id: 'label',
        header: t('column.message'),
        width: 260,
        hideable: false,
        cell: ({ name, label, op }) =>
          op === 'remove' ? <s className={classes.removed}>{labelText(label)}</s> : <Link to={pathOf(slug, 'design', 'messages', name)}>{labelText(label)}</Link>,
      },
      { id: 'object', header: t('column.object'), width: 170, cell: ({ name }) => labelText(set.get('object', set.get('message', name)?.object ?? '')?.label ?? '') },
      { id: 'channels', header: t('column.channels'), width: 170, cell: ({ name }) => (set.get('message', name)?.channels ?? []).map((each) => t(`channel.${each}`)).join(', ') },
      { id: 'change', header: t('column.change'), width: 120, cell: ({ op }) => op && <ChangeMark op={op} /> },
      { id: 'by', header: t('column.by'), width: 220, cell: ({ by, at }) => by && at && <ChangedBy by={by} at={at} /> },
      {
        id: 'name',
        header: t('column.name'),
        width: 180,
        cell: ({ name, op }) => (op === 'remove' ? <KeepButton kind="message" name={name} /> : <code className={classes.code}>{name}</code>),
      },
    ],
    [t, slug, set, labelText],
  )
}
