import { Button, Select } from '@mantine/core'
import { IconLayoutList, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { useByObject } from '../draft/use-by-object.ts'
import { useViewColumns } from './view-columns.tsx'
import classes from './views.module.css'
import { NewViewDialog } from './NewViewDialog.tsx'

/** All views of the draft by object. */
export function ViewsPage() {
  const { t } = useTranslation('design-views')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const list = useListedDefinitions('view')
  const columns = useViewColumns()
  const [search, setSearch] = useSearchParams()
  const object = search.get('object')
  const { rows, objects } = useByObject({ kind: 'view', definitions: list.definitions, object })
  const show = (next: Record<string, string>) => setSearch({ ...(object === null ? {} : { object }), ...next }, { replace: true })
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show({ new: '' })}>
      {t('new.action')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={list.definitions.length > 0 && newButton}>
        {objects.length > 1 && (
          <Select
            mt="sm"
            maw={320}
            aria-label={t('filterBy')}
            placeholder={t('allObjects')}
            data={objects}
            value={object}
            clearable
            clearButtonProps={{ 'aria-label': t('allObjects') }}
            searchable
            onChange={(next) => setSearch(next === null ? {} : { object: next }, { replace: true })}
          />
        )}
      </PageHeader>
      <div className={classes.table}>
        <DataTable
          name="design.views"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          onOpen={({ name, op }) => op !== 'remove' && void navigate(pathOf(slug, 'design', 'views', name))}
          isLoading={list.isLoading}
          problem={list.problem}
          onRetry={list.reload}
          empty={
            <EmptyState icon={IconLayoutList} title={t('empty.title')} actions={newButton}>
              {t('empty.text')}
            </EmptyState>
          }
        />
      </div>
      <NewViewDialog opened={search.has('new')} object={object} onClose={() => show({})} />
    </>
  )
}
