import type { Reference } from '../definition.ts'
import { pointerStep } from '../issue.ts'
import type { RoleDefinition } from './role.ts'

/** Every object and field that a role names. The mentions are keys, so their pointers end in the key itself. */
export function roleReferences(role: RoleDefinition): readonly Reference[] {
  const objects = Object.keys(role.objects)
    .filter((name) => name !== '*')
    .map((name): Reference => ({ path: `/objects${pointerStep(name)}`, kind: 'object', name, key: true }))
  const fields = Object.keys(role.fields ?? {}).map((key): Reference => {
    const [name = '', field = ''] = key.split('.')
    return { path: `/fields${pointerStep(key)}`, kind: 'object', name, field, key: true }
  })
  return [...objects, ...fields]
}
