import { Button } from '@mantine/core'
import { IconPlus, IconListDetails } from '@tabler/icons-react'
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
import { KeepButton } from '../draft/KeepButton.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { type ListedDefinition, useListedDefinitions } from '../draft/listed-definitions.ts'
import { NewPicklistDialog } from './NewPicklistDialog.tsx'
import classes from './picklists.module.css'

/** All shared picklists of the draft. */
export function PicklistsPage() {
  const { t } = useTranslation('design-picklists')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const list = useListedDefinitions('picklist')
  const columns = useColumns()
  const [search, setSearch] = useSearchParams()
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setSearch({ new: '' }, { replace: true })}>
      {t('new.action')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={newButton} />
      <div className={classes.table}>
        <DataTable
          name="design.picklists"
          label={t('title')}
          columns={columns}
          rows={list.definitions}
          rowId={({ id }) => id}
          onOpen={({ name, op }) => op !== 'remove' && void navigate(pathOf(slug, 'design', 'picklists', name))}
          isLoading={list.isLoading}
          problem={list.problem}
          onRetry={list.reload}
          empty={
            <EmptyState icon={IconListDetails} title={t('empty.title')} actions={newButton}>
              {t('empty.text')}
            </EmptyState>
          }
        />
      </div>
      <NewPicklistDialog opened={search.has('new')} onClose={() => setSearch({}, { replace: true })} />
    </>
  )
}

function useColumns(): readonly DataColumn<ListedDefinition>[] {
  const { t } = useTranslation('design-picklists')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  return useMemo(
    () => [
      {
        id: 'label',
        header: t('column.picklist'),
        width: 280,
        hideable: false,
        cell: ({ name, label, op }) =>
          op === 'remove' ? <s className={classes.removed}>{labelText(label)}</s> : <Link to={pathOf(slug, 'design', 'picklists', name)}>{labelText(label)}</Link>,
      },
      { id: 'change', header: t('column.change'), width: 120, cell: ({ op }) => op && <ChangeMark op={op} /> },
      { id: 'by', header: t('column.by'), width: 230, cell: ({ by, at }) => by && at && <ChangedBy by={by} at={at} /> },
      {
        id: 'name',
        header: t('column.name'),
        width: 200,
        cell: ({ name, op }) => (op === 'remove' ? <KeepButton kind="picklist" name={name} /> : <code className={classes.code}>{name}</code>),
      },
    ],
    [t, slug, labelText],
  )
}
