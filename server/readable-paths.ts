import type { Caller } from '../runtime/caller.ts'
import type { FieldPlan, ObjectPlan } from '../runtime/compile/plan.ts'

/** A path that a list can be asked for, and whether a list can be ordered by it. */
interface ReadablePath {
  readonly path: string
  readonly isSortable: boolean
}

/** The caller's paths of an object: its own fields, and those one link further. Longer ones end at the same fields. */
export function readablePaths(caller: Caller, object: ObjectPlan): readonly ReadablePath[] {
  const own = readableFields(caller, object).filter(({ rows }) => !rows)
  return [...own.map((field) => pathTo(field)), ...own.flatMap((field) => pathsBehind(caller, field))]
}

/** Own and system fields that the caller may read. */
export const readableFields = (caller: Caller, object: ObjectPlan): readonly FieldPlan[] =>
  [...object.byName.values()].filter(({ name }) => caller.access.object(object.name).readable.has(name))

function pathsBehind(caller: Caller, { name, link }: FieldPlan): readonly ReadablePath[] {
  const target = link?.to === 'object' ? caller.plan.objects.get(link.object) : undefined
  if (!target || !caller.access.object(target.name).read) return []
  return readableFields(caller, target).filter(({ rows }) => !rows).map((field) => pathTo(field, `${name}.`))
}

const pathTo = ({ name, type }: FieldPlan, before = ''): ReadablePath => ({ path: before + name, isSortable: type.sortable })
