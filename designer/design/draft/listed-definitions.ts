import { useMemo } from 'react'
import type { ChangeOp, DraftAnswer, PersonName } from '../../../schemas/api/draft.ts'
import type { Label } from '../../../schemas/label.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useDraft } from './draft-queries.ts'
import { useLabelText } from './label-text.ts'

/** A definition in a list: as it stands in the draft, with what changed. Removed ones are listed until they are published. */
export interface ListedDefinition {
  id: string
  name: string
  label: Label
  /** Null: as it is live. */
  op: ChangeOp | null
  by: PersonName | null
  at: string | null
}

export interface ListedDefinitions {
  readonly definitions: readonly ListedDefinition[]
  readonly isLoading: boolean
  readonly problem: unknown
  readonly reload: () => void
}

/** The definitions of one kind by label, removed ones last. */
export function useListedDefinitions(kind: string): ListedDefinitions {
  const { data: draft, isPending, error, refetch } = useDraft()
  const labelText = useLabelText()
  const { compare } = useFormat()
  const definitions = useMemo(
    () =>
      (draft ? listed(draft, kind) : []).toSorted(
        (a, b) => Number(a.op === 'remove') - Number(b.op === 'remove') || compare(labelText(a.label), labelText(b.label)),
      ),
    [draft, kind, labelText, compare],
  )
  return { definitions, isLoading: isPending, problem: error, reload: () => void refetch() }
}

function listed({ definitions, changes }: DraftAnswer, kind: string): ListedDefinition[] {
  const changeOf = new Map(changes.filter((change) => change.kind === kind).map((change) => [change.id, change]))
  const present = definitions.filter((entry) => entry.kind === kind)
  const removed = [...changeOf.values()].filter(({ op }) => op === 'remove')
  return [...present, ...removed].map(({ id, name, label }) => {
    const { op = null, by = null, at = null } = changeOf.get(id) ?? {}
    return { id, name, label, op, by, at }
  })
}
