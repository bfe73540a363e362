import type { DraftChange } from '../../../schemas/api/draft.ts'
import type { DefinitionSet, KindName } from '../../../schemas/definition-set.ts'
import { isKind } from '../../../schemas/kinds.ts'
import type { Label } from '../../../schemas/label.ts'

/** Changes of one object and of what belongs to it; `object` null: of roles and whatever else stands by itself. */
export interface ChangeGroup {
  readonly object: { readonly name: string; readonly label: Label } | null
  readonly changes: readonly DraftChange[]
}

/** From here on a list of changes is folded by object: more are not taken in at a glance. */
const longList = 9

export const isLong = ({ length }: { readonly length: number }): boolean => length >= longList

/** Changes by object, each object itself first; what has none comes last, and so does what is gone and says no more whose it was. */
export function groupByObject(changes: readonly DraftChange[], set: DefinitionSet): readonly ChangeGroup[] {
  const objects = changes.filter(({ kind }) => kind === 'object')
  const groups = Map.groupBy(changes, (change) => objectOf(change, set))
  return [...groups]
    .map(([name, of]) => ({
      object: name === null ? null : { name, label: set.get('object', name)?.label ?? objects.find((each) => each.name === name)?.label ?? name },
      changes: of.toSorted((a, b) => Number(b.kind === 'object') - Number(a.kind === 'object')),
    }))
    .toSorted((a, b) => Number(a.object === null) - Number(b.object === null))
}

function objectOf({ kind, name }: DraftChange, set: DefinitionSet): string | null {
  if (kind === 'object') return name
  const definition = isKind(kind) ? set.get(kind satisfies KindName, name) : undefined
  return definition && 'object' in definition && typeof definition.object === 'string' ? definition.object : null
}
