import type { FieldPlan, ObjectPlan, Plan } from '../compile/plan.ts'
import type { ObjectAccess } from './access.ts'

type Granted = ReadonlyMap<string, ObjectAccess>

/**
 * The rights without the formulas that would tell what they must not: a formula is known to those only who may read all
 * that it reads, on every object on the way.
 */
export function withoutHiddenFormulas(plan: Plan, granted: Granted): Granted {
  const judged = new Map<FieldPlan, boolean>()
  const isKnown = (object: ObjectPlan, field: FieldPlan): boolean => {
    const known = judged.get(field)
    if (known !== undefined || !field.formula) return known ?? true
    // A formula never reads itself, so this answer is not asked for before it is the true one.
    judged.set(field, false)
    const isReadable = field.formula.mentions.every((path) => isPathReadable(object, path.split('.')))
    judged.set(field, isReadable)
    return isReadable
  }
  const isPathReadable = (object: ObjectPlan, [name = '', ...rest]: readonly string[]): boolean => {
    const field = object.byName.get(name)
    if (!field || !granted.get(object.name)?.readable.has(name) || !isKnown(object, field)) return false
    if (rest.length === 0) return true
    const target = field.link?.to === 'object' ? plan.objects.get(field.link.object) : undefined
    return target !== undefined && granted.get(target.name)?.read !== false && isPathReadable(target, rest)
  }
  return new Map(
    [...granted].map(([name, access]) => {
      const object = plan.objects.get(name)
      const hidden = object ? object.formulas.filter((field) => !isKnown(object, field)).map((field) => field.name) : []
      return [name, hidden.length === 0 ? access : without(access, hidden)]
    }),
  )
}

const without = (access: ObjectAccess, hidden: readonly string[]): ObjectAccess => ({
  ...access,
  readable: new Set([...access.readable].filter((name) => !hidden.includes(name))),
  editable: new Set([...access.editable].filter((name) => !hidden.includes(name))),
})
