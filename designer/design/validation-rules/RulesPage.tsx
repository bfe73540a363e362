import { Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconGavel, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useListedDefinitions } from '../draft/listed-definitions.ts'
import { NewRuleDialog } from './NewRuleDialog.tsx'
import { useRuleColumns } from './rule-columns.tsx'
import { type Activity, useFilteredRules } from './filtered-rules.ts'
import classes from './rules.module.css'

/** All validation rules of the draft: by object, active or not, by name. */
export function RulesPage() {
  const { t } = useTranslation('design-rules')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const list = useListedDefinitions('rule')
  const columns = useRuleColumns()
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState('')
  const [activity, setActivity] = useState<Activity>('all')
  const object = search.get('object')
  const { rows, objects } = useFilteredRules(list.definitions, { object, text, activity })
  const show = (next: Record<string, string>) => setSearch({ ...(object === null ? {} : { object }), ...next }, { replace: true })
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show({ new: '' })}>
      {t('new.action')}
    </Button>
  )
  const isNarrowed = list.definitions.length > 0
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={isNarrowed && newButton}>
        {isNarrowed && <FilterBar text={text} onText={setText} object={object} objects={objects} onObject={(next) => setSearch(next === null ? {} : { object: next }, { replace: true })} activity={activity} onActivity={setActivity} />}
      </PageHeader>
      <div className={classes.table}>
        <DataTable
          name="design.rules"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          onOpen={({ name, op }) => op !== 'remove' && void navigate(pathOf(slug, 'design', 'rules', name))}
          isLoading={list.isLoading}
          problem={list.problem}
          onRetry={list.reload}
          empty={isNarrowed ? <EmptyState icon={IconSearch} title={t('noneFound')} /> : <EmptyState icon={IconGavel} title={t('empty.title')} actions={newButton}>{t('empty.text')}</EmptyState>}
        />
      </div>
      <NewRuleDialog opened={search.has('new')} object={object} onClose={() => show({})} />
    </>
  )
}

interface FilterBarProps {
  text: string
  onText: (text: string) => void
  object: string | null
  objects: readonly { value: string; label: string }[]
  onObject: (object: string | null) => void
  activity: Activity
  onActivity: (activity: Activity) => void
}

function FilterBar({ text, onText, object, objects, onObject, activity, onActivity }: FilterBarProps) {
  const { t } = useTranslation('design-rules')
  return (
    <Group mt="sm" gap="sm">
      <TextInput w={240} aria-label={t('find')} placeholder={t('find')} leftSection={<IconSearch size={15} aria-hidden />} value={text} onChange={(event) => onText(event.currentTarget.value)} />
      <Select
        w={220}
        aria-label={t('filter')}
        placeholder={t('allObjects')}
        data={[...objects]}
        value={object}
        clearable
        clearButtonProps={{ 'aria-label': t('allObjects') }}
        searchable
        onChange={onObject}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('activity.label')}
        value={activity}
        // The values are exactly those given below.
        onChange={(next) => onActivity(next as Activity)}
        data={(['all', 'active', 'inactive'] as const).map((value) => ({ value, label: t(`activity.${value}`) }))}
      />
    </Group>
  )
}
