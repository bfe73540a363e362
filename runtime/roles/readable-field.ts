import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'

/** The field at the end of a path (`account.name`), if the caller may read it and everything on the way. */
export function fieldAtPath(caller: Caller, object: ObjectPlan, path: string): FieldPlan | undefined {
  const [name = '', ...rest] = path.split('.')
  const field = caller.access.object(object.name).readable.has(name) ? object.byName.get(name) : undefined
  if (!field || rest.length === 0) return field
  const part = rest.length === 1 ? field.parts?.get(rest[0] ?? '') : undefined
  if (part) return part
  const target = field.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
  return target && caller.access.object(target.name).read ? fieldAtPath(caller, target, rest.join('.')) : undefined
}
