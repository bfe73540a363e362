import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition, DefinitionOf, KindName } from '../../../schemas/definition-set.ts'
import classes from './bench.module.css'
import type { Editor } from './use-editor.ts'

// Most people never meet one.
const Conflicts = lazy(() => import('./Conflicts.tsx').then((module) => ({ default: module.Conflicts })))

/** Where two people changed the same: what each says, to be chosen from. Nothing is there when nothing clashes. */
export function ConflictsBar<Kind extends KindName>({ editor }: { editor: Editor<Kind> }) {
  const { t } = useTranslation('design')
  const { clash, document, theirs, loaded, settle } = editor
  if (!clash) return null
  const name = theirs?.by?.name ?? loaded.by?.name ?? t('conflict.somebody')
  // Two definitions of one kind merge to one of that kind.
  const save = (take: (merged: Definition) => Definition) => settle((merged) => take(merged) as DefinitionOf[Kind], t('conflict.edit', { name }))
  return (
    <div className={classes.bar}>
      <Suspense fallback={<Skeleton h={120} />}>
        <Conflicts key={clash.theirs.revision} clash={clash} mine={document} name={name} onSettle={save} />
      </Suspense>
    </div>
  )
}
