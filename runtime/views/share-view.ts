import type { SavedDefinition } from '../../schemas/api/draft.ts'
import { newId } from '../../schemas/ids.ts'
import type { ViewDefinition } from '../../schemas/views/view.ts'
import type { Caller } from '../caller.ts'
import { saveDefinition } from '../publish/save-definition.ts'
import { findMyView, noteShared } from './my-views.ts'

/**
 * Makes of a view of the caller's own a definition in the draft, for everybody who reads the object; it is live with the
 * next publish. Refuses `not-found`, and `name-taken` and `invalid-definition` like the saving of any definition.
 */
export async function shareView(caller: Caller, { id, name }: { id: string; name: string }): Promise<SavedDefinition> {
  const { object, label, contents } = await findMyView(caller, id)
  const body: ViewDefinition = {
    kind: 'view', format: 1, id: newId('view'), name, label: { [caller.person.language]: label }, object, ...contents,
  }
  const saved = await saveDefinition(caller, { kind: 'view', name }, { body, expected: 'new' })
  await noteShared(caller, id, body.id)
  return saved
}
