import type { DraftChange } from '../../../schemas/api/draft.ts'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { ownershipOf } from '../../../schemas/objects/ownership-issues.ts'

/** Kinds of definition that change what the list and the records of one object do. */
const ofObjects = ['layout', 'rule', 'view'] as const

/**
 * Whose lists are worth a look after a publish: new objects first, then changed ones, the latest of them first, then those whose
 * layouts, rules or views changed. What belongs to others is seen with them, so it comes last.
 */
export function publishedObjects(changes: readonly DraftChange[], set: DefinitionSet): readonly ObjectDefinition[] {
  const there = changes.filter(({ op }) => op !== 'remove')
  const objects = there.filter(({ kind }) => kind === 'object').toSorted((a, b) => Number(b.op === 'add') - Number(a.op === 'add') || b.at.localeCompare(a.at))
  const parts = there.flatMap((change) => {
    const kind = ofObjects.find((each) => each === change.kind)
    return (kind && set.get(kind, change.name)?.object) ?? []
  })
  return [...new Set([...objects.map(({ name }) => name), ...parts])].flatMap((name) => set.get('object', name) ?? []).toSorted((a, b) => Number(ownershipOf(a) !== undefined) - Number(ownershipOf(b) !== undefined))
}
