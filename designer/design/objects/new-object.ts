import { definitionKey } from '../../../schemas/definition.ts'
import { newId } from '../../../schemas/ids.ts'
import type { Language } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { setObjectRights } from '../../document/commands/set-object-right.ts'
import { editOf, saveTogether } from '../draft/save-together.ts'
import { staffRole, openToEverybody, openToRoles, namesObjects } from '../roles/everybody.ts'

/** Who works with a new object: all roles that name objects, some of them, or nobody until later. */
export type WhoWorks = 'everybody' | 'nobody' | { readonly roles: readonly string[] }

/** The three answers that a new object is made of, and the name made from the first. */
interface NewObject {
  readonly name: string
  readonly one: string
  readonly many: string
  readonly who: WhoWorks
  /** The language that the answers are written in. */
  readonly language: Language
}

/** An object with the one field that every record needs: its name. */
export const objectFrom = ({ name, one, many, language }: Omit<NewObject, 'who'>): ObjectDefinition => ({
  kind: 'object',
  format: 1,
  id: newId('object'),
  name,
  label: { [language]: one.trim() },
  plural: { [language]: many.trim() },
  title: 'name',
  fields: [
    {
      id: newId('field'),
      name: 'name',
      type: 'text',
      label: { en: 'Name', vi: 'Tên', 'zh-CN': '名称' },
      required: true,
    },
  ],
})

/** What becomes of the roles for a new object: those to change with their new rights, and perhaps one to make. */
export function rolesFor(object: string, who: WhoWorks, roles: readonly RoleDefinition[]): { changed: readonly RoleDefinition[]; made: readonly RoleDefinition[] } {
  if (who === 'nobody') return { changed: [], made: [] }
  const naming = roles.filter(namesObjects)
  if (who !== 'everybody') {
    const chosen = naming.filter(({ name }) => who.roles.includes(name))
    return { changed: chosen.map((role) => setObjectRights(role, object, openToRoles)), made: [] }
  }
  const changed = naming.map((role) => setObjectRights(role, object, openToEverybody))
  return { changed, made: changed.length > 0 ? [] : [setObjectRights(staffRole(), object, openToEverybody)] }
}

/** Makes a new object of its three answers and puts it into the draft. @throws Problem when its name was taken meanwhile. */
export const makeObject = async (workspace: string, answers: NewObject, roles: readonly RoleDefinition[]): Promise<void> => {
  await putObject(workspace, objectFrom(answers), { who: answers.who, roles })
}

/**
 * Puts a new object and the rights on it into the draft, in one step; answers all that this changes there (`object/deal`, `role/sales`).
 * @throws Problem when its name was taken meanwhile.
 */
export async function putObject(workspace: string, object: ObjectDefinition, { who, roles }: { who: WhoWorks; roles: readonly RoleDefinition[] }): Promise<readonly string[]> {
  const { changed, made } = rolesFor(object.name, who, roles)
  const edits = changed.flatMap(({ name, objects }) => {
    const rights = objects[object.name]
    return rights ? [editOf('role', name, (role) => setObjectRights(role, object.name, rights))] : []
  })
  await saveTogether(workspace, { made: [object, ...made], edits })
  return [object, ...made, ...changed].map(definitionKey)
}
