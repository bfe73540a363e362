import { Button, Select } from '@mantine/core'
import { IconLayoutDashboard, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { useByObject } from '../draft/use-by-object.ts'
import { useLayoutColumns } from './layout-columns.tsx'
import classes from './layouts.module.css'
import { NewLayoutDialog } from './NewLayoutDialog.tsx'

/** All layouts of the draft by object. */
export function LayoutsPage() {
  const { t } = useTranslation('design-layouts')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const list = useListedDefinitions('layout')
  const columns = useLayoutColumns()
  const [search, setSearch] = useSearchParams()
  const object = search.get('object')
  const { rows, objects } = useByObject({ kind: 'layout', definitions: list.definitions, object })
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
            aria-label={t('filter')}
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
          name="design.layouts"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          onOpen={({ name, op }) => op !== 'remove' && void navigate(pathOf(slug, 'design', 'layouts', name))}
          isLoading={list.isLoading}
          problem={list.problem}
          onRetry={list.reload}
          empty={
            <EmptyState icon={IconLayoutDashboard} title={t('empty.title')} actions={newButton}>
              {t('empty.text')}
            </EmptyState>
          }
        />
      </div>
      <NewLayoutDialog opened={search.has('new')} object={object} onClose={() => show({})} />
    </>
  )
}
