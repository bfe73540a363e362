import { type ChosenLayout, chooseLayout, fitsPerson, type LayoutWish } from '../../schemas/layouts/choose-layout.ts'
import type { LayoutDefinition } from '../../schemas/layouts/layout.ts'
import { type CompiledLayout, compileLayout } from '../../schemas/layouts/layout-state.ts'
import { type LayoutReader, resolveLayout } from '../../schemas/layouts/resolve-layout.ts'
import type { ResolvedLayout } from '../../schemas/layouts/resolved-layout.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import { rolesOf } from '../roles/access.ts'
import { fieldAtPath } from '../roles/readable-field.ts'

/** The layouts of an object that the caller may get, each as the caller gets it. Made once a plan and access. */
export function personLayouts(caller: Caller, object: ObjectPlan): readonly ResolvedLayout[] {
  const layouts = layoutsOf(caller.plan).get(object.name)
  return layouts ? caller.plan.memo(`layouts:${object.name}:${caller.access.key}`, () => resolved(caller, object, layouts)) : []
}

/** The layout by which the caller fills in a record of this type, compiled; undefined where none has a say. */
export function formLayout(caller: Caller, object: ObjectPlan, recordType: string | null): CompiledLayout | undefined {
  const layouts = personLayouts(caller, object)
  if (layouts.length === 0) return undefined
  return caller.plan.memo(`form:${object.name}:${recordType}:${caller.access.key}`, () => compiled(layouts, { use: 'form', roles: roleNames(caller), recordType }))
}

/** The layout that the caller gets for a record, and why this one; undefined for an object without layouts. */
export const chosenLayout = (caller: Caller, object: ObjectPlan, wish: Omit<LayoutWish, 'roles'>): ChosenLayout<ResolvedLayout> | undefined =>
  chooseLayout(personLayouts(caller, object), { ...wish, roles: roleNames(caller) })

/** Objects without layouts are found out about once. */
const layoutsOf = (plan: Plan): ReadonlyMap<string, readonly LayoutDefinition[]> =>
  plan.memo('layouts', () => Map.groupBy(plan.definitions.all('layout'), ({ object }) => object))

function resolved(caller: Caller, object: ObjectPlan, layouts: readonly LayoutDefinition[]): readonly ResolvedLayout[] {
  const reader = readerOf(caller, object)
  return layouts.filter((layout) => fitsPerson(layout, reader.roles)).map((layout) => resolveLayout(layout, reader))
}

function compiled(layouts: readonly ResolvedLayout[], wish: LayoutWish): CompiledLayout | undefined {
  const chosen = chooseLayout(layouts, wish)
  const layout = chosen && compileLayout(chosen.layout)
  return layout?.placed.some(({ isConditional }) => isConditional) ? layout : undefined
}

const roleNames = ({ plan, access }: Caller): readonly string[] => rolesOf(plan, access).map(({ name }) => name)

function readerOf(caller: Caller, object: ObjectPlan): LayoutReader {
  const { plan, access } = caller
  const { readable, editable } = access.object(object.name)
  return {
    object: object.definition,
    set: plan.definitions,
    roles: roleNames(caller),
    knows: (field) => readable.has(field) || editable.has(field),
    reads: (name, path) => {
      const from = plan.objects.get(name)
      return from !== undefined && access.object(name).read !== false && fieldAtPath(caller, from, path.join('.')) !== undefined
    },
  }
}
