import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { withoutMarks } from '../../ui/without-marks.ts'
import { type ListedDefinition, useListedDefinitions } from '../draft/listed-definitions.ts'
import { useLabelText } from '../draft/label-text.ts'
import { NewObjectDialog } from './NewObjectDialog.tsx'
import { useObjectColumns } from './object-columns.tsx'
import classes from './ObjectsPage.module.css'

/** All objects of the draft, those that a publish would add or remove included. */
export function ObjectsPage() {
  const { t } = useTranslation('design-objects')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const list = useListedDefinitions('object')
  const columns = useObjectColumns()
  const [dialog, setDialog] = useNewDialog()
  const [text, setText] = useState('')
  const shown = useMatching(list.definitions, text)
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog(true)}>
      {t('new.action')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={list.definitions.length > 0 && newButton}>
        {list.definitions.length > 8 && (
          <TextInput
            mt="sm"
            maw={320}
            aria-label={t('find')}
            placeholder={t('find')}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </PageHeader>
      <div className={classes.table}>
        <DataTable
          name="design.objects"
          label={t('title')}
          columns={columns}
          rows={shown}
          rowId={({ id }) => id}
          onOpen={({ name, op }) => op !== 'remove' && void navigate(pathOf(slug, 'design', 'objects', name))}
          isLoading={list.isLoading}
          problem={list.problem}
          onRetry={list.reload}
          empty={text ? <EmptyState icon={IconSearch} title={t('noneFound', { text })} /> : <EmptyState icon={IconTable} title={t('empty.title')} actions={newButton}>{t('empty.text')}</EmptyState>}
        />
      </div>
      <NewObjectDialog opened={dialog} onClose={() => setDialog(false)} />
    </>
  )
}

/** Whether the dialog for a new object is open: `?new` opens it from the palette and from other pages. */
function useNewDialog(): [boolean, (isOpen: boolean) => void] {
  const [search, setSearch] = useSearchParams()
  return [search.has('new'), (isOpen) => setSearch(isOpen ? { new: '' } : {}, { replace: true })]
}

function useMatching(definitions: readonly ListedDefinition[], text: string): readonly ListedDefinition[] {
  const labelText = useLabelText()
  const wanted = withoutMarks(text)
  return definitions.filter(({ name, label }) => withoutMarks(labelText(label)).includes(wanted) || name.includes(wanted))
}
