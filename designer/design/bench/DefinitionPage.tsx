import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { DraftDefinition } from '../../../schemas/api/draft.ts'
import type { KindName } from '../../../schemas/definition-set.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { keepKeyboard } from '../../ui/keep-keyboard.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { UnfinishedInputs, UnfinishedProvider } from './unfinished.ts'
import { useDefinition } from './use-definition.ts'

interface DefinitionPageProps {
  kind: KindName
  name: string
  /** The list that the definition stands in, to go back to when it is not there. */
  list: { path: string; title: string }
  children: (loaded: DraftDefinition) => ReactNode
}

/** A definition of the draft, opened in its editor as soon as it is here. */
export function DefinitionPage({ kind, name, list, children }: DefinitionPageProps) {
  const { slug } = useWorkspace()
  const { data, error, refetch } = useDefinition(kind, name)
  if (data) return <Unfinished key={String(data.definition['id'])}>{children(data)}</Unfinished>
  if (!error) return <LoadingState />
  return (
    <ErrorState
      problem={error}
      onRetry={() => void refetch()}
      actions={
        <Button component={Link} to={pathOf(slug, 'design', list.path)}>
          {list.title}
        </Button>
      }
    />
  )
}

function Unfinished({ children }: { children: ReactNode }) {
  const [inputs] = useState(() => new UnfinishedInputs())
  // The dialog that made the definition had the keyboard, and is gone.
  useEffect(() => keepKeyboard(() => document.getElementById('content')), [])
  return <UnfinishedProvider value={inputs}>{children}</UnfinishedProvider>
}
