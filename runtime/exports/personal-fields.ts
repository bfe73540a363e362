import type { Label } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'

/** A field with personal data whose values an export holds; the label is kept, for the field may go. */
export interface PersonalField {
  readonly field: string
  readonly label: Label
  readonly category: 'basic' | 'sensitive'
}

/**
 * The fields marked personal that paths of an object show: on any hop, within formulas and, where links are shown by the titles
 * of what they point at, the titles that the caller may read.
 */
export function personalFields(caller: Caller, object: ObjectPlan, { paths, titles }: { paths: readonly string[]; titles: boolean }): readonly PersonalField[] {
  const found = new Map<string, PersonalField>()
  const note = (field: FieldPlan): void => {
    const { personal: category, label } = field.definition
    if (category) found.set(field.id, { field: field.id, label, category })
  }
  const walk = (at: ObjectPlan, [name = '', ...rest]: readonly string[], shown: boolean): void => {
    const field = at.byName.get(name)
    if (!field) return
    note(field)
    for (const read of field.formula?.reads ?? []) walk(at, read.split('.'), false)
    const target = field.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
    if (!target) return
    if (rest.length > 0) walk(target, rest, shown)
    else if (shown && caller.access.object(target.name).readable.has(target.title.name)) note(target.title)
  }
  for (const path of paths) walk(object, path.split('.'), titles)
  return [...found.values()]
}
