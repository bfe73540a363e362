import { Button, Select } from '@mantine/core'
import { IconLayoutList, IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
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
  const { rows, objects } = useByObject(list.definitions, object)
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

/** The views with those of one object beside each other, and the objects that have any. */
function useByObject(definitions: ReturnType<typeof useListedDefinitions>['definitions'], object: string | null) {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const { compare } = useFormat()
  return useMemo(() => {
    const objectOf = (name: string) => set.get('view', name)?.object ?? ''
    const labelOf = (name: string) => labelText(set.get('object', name)?.label ?? name)
    const names = [...new Set(definitions.map(({ name }) => objectOf(name)))].filter((name) => name !== '')
    return {
      rows: definitions
        .filter(({ name }) => object === null || objectOf(name) === object)
        .toSorted((a, b) => Number(a.op === 'remove') - Number(b.op === 'remove') || compare(labelOf(objectOf(a.name)), labelOf(objectOf(b.name)))),
      objects: names.map((name) => ({ value: name, label: labelOf(name) })).toSorted((a, b) => compare(a.label, b.label)),
    }
  }, [definitions, object, set, labelText, compare])
}
