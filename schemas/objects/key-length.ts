import { anyWorkspace } from '../fields/any-workspace.ts'
import { fieldTypeOf } from '../fields/field.ts'
import type { Issue } from '../issue.ts'
import { fieldOf, type ObjectDefinition } from './object.ts'

/**
 * Keys whose values may be too long for an index. Postgres stores at most a third of a page an entry (2,704 bytes)
 * and would refuse single records much later, so the definition is refused now.
 */
export function keyLengthIssues(object: ObjectDefinition): Issue[] {
  return (['unique', 'indexes'] as const).flatMap((key) =>
    (object[key] ?? []).flatMap(({ fields }, at) => {
      const bytes = fields.reduce((total, name) => total + mostBytes(object, name), 0)
      return bytes <= mostIndexed ? [] : [{ code: 'object.key-too-long', path: `/${key}/${at}/fields`, params: { fields, bytes, limit: mostIndexed } }]
    }),
  )
}

const mostIndexed = 2_700

/** Letters of all our languages take up to three bytes. What bounds no length is short by its form: a number, a phone, an option. */
function mostBytes(object: ObjectDefinition, name: string): number {
  const field = fieldOf(object, name)
  const type = field && fieldTypeOf(field)
  if (!type || type.column(field).kind !== 'text') return 16
  const { maxLength = 100 } = type.value(field, anyWorkspace) as { maxLength?: number }
  return maxLength * 3
}
