import type { DraftChange } from '../../../schemas/api/draft.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { isAlmighty } from '../roles/everybody.ts'

/** A new object that nobody but those who may do everything could open, and what would open it. */
export interface ClosedObject {
  readonly change: DraftChange
  /** Changed roles that open it but are not among what is published. */
  readonly left: readonly DraftChange[]
}

/** The new objects of a selection that no role of it can open. */
export function closedObjects(changes: readonly DraftChange[], only: readonly string[], roles: readonly RoleDefinition[]): readonly ClosedObject[] {
  const chosen = new Set(only)
  return changes
    .filter((change) => change.kind === 'object' && change.op === 'add' && chosen.has(definitionKey(change)))
    .flatMap((change) => {
      const opening = roles.filter((role) => !isAlmighty(role) && opens(role, change.name))
      const left = changes.filter((each) => each.kind === 'role' && !chosen.has(definitionKey(each)) && opening.some(({ id }) => id === each.id))
      // A role can only open a new object by a change, so one that is not left behind is chosen.
      return opening.length > left.length ? [] : [{ change, left }]
    })
}

const opens = ({ objects }: RoleDefinition, object: string): boolean => {
  const rights = objects[object] ?? objects['*']
  return rights !== undefined && (rights === 'everything' || Boolean(rights.read))
}
