import { Button, Group } from '@mantine/core'
import { type Icon, IconPlus, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import type { KindName } from '../../../schemas/definition-set.ts'
import { useWorkspace } from '../../app/me.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { ListPage } from '../../ui/table/ListPage.tsx'
import { type DialogState, useNewDialog } from '../../ui/use-new-dialog.ts'
import { editorPath } from '../draft/editor-path.ts'
import type { ListedDefinition, ListedDefinitions } from '../draft/listed-definitions.ts'

interface DefinitionsPageProps {
  kind: KindName
  title: string
  description: string
  list: ListedDefinitions
  columns: readonly DataColumn<ListedDefinition>[]
  filters?: ReactNode
  /** Those that fit the filters. */
  rows?: readonly ListedDefinition[]
  /** Said when there are some, but none that fits. */
  noneFound?: string
  /** What the kind is for, as long as there are none. */
  empty: { icon: Icon; title: string; text: string }
  /** What the button says that opens the dialog. */
  newLabel: string
  newDialog: (dialog: DialogState) => ReactNode
}

/** All definitions of one kind in the draft, those that a publish would add or remove included, and the way to a new one. */
export function DefinitionsPage({ kind, list, rows = list.definitions, noneFound, empty, newLabel, newDialog, filters, ...page }: DefinitionsPageProps) {
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const { onOpen, ...dialog } = useNewDialog()
  const hasSome = list.definitions.length > 0
  const newButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onOpen}>
      {newLabel}
    </Button>
  )
  return (
    <>
      <ListPage
        {...page}
        name={`design.${kind}s`}
        actions={hasSome && newButton}
        filters={
          filters && (
            <Group mt="sm" gap="sm">
              {filters}
            </Group>
          )
        }
        rows={rows}
        rowId={({ id }) => id}
        onOpen={({ name, op }) => op !== 'remove' && void navigate(editorPath(slug, { kind, name }))}
        isLoading={list.isLoading}
        problem={list.problem}
        onRetry={list.reload}
        empty={
          hasSome && noneFound ? (
            <EmptyState icon={IconSearch} title={noneFound} />
          ) : (
            <EmptyState icon={empty.icon} title={empty.title} actions={newButton}>
              {empty.text}
            </EmptyState>
          )
        }
      />
      {newDialog(dialog)}
    </>
  )
}
