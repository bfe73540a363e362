import type { Definition } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, hasRows } from '../../../schemas/fields/field.ts'
import { newId } from '../../../schemas/ids.ts'
import type { LayoutDefinition, LayoutItem } from '../../../schemas/layouts/layout.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import type { ViewDefinition } from '../../../schemas/views/view.ts'
import { validationRule } from '../../support/publishing.ts'
import type { Random } from './random-design.ts'

/** A rule, a layout or a view, by what it speaks of: ids outlive every new name. */
export interface Attached {
  readonly kind: 'rule' | 'layout' | 'view'
  readonly id: string
  readonly object: string
  readonly fields: readonly string[]
  readonly words: number
}

const kinds = ['rule', 'layout', 'view'] as const

/** What is attached to objects as a person might change it next; what speaks of something that is gone goes with it. */
export function nextAttached(attached: readonly Attached[], objects: readonly ObjectDefinition[], random: Random): readonly Attached[] {
  const kept = attached.filter((each) => fieldsOf(each, objects).length === each.fields.length && random(12) > 0)
  const changed = kept.map((each) => (random(6) === 0 ? { ...each, words: random(1000) } : each))
  const object = objects[random(Math.max(1, objects.length))]
  if (!object || random(2) === 0) return changed
  const kind = kinds[random(kinds.length)] ?? 'rule'
  // No rule, layout or view of these tests speaks of rows.
  const spoken = object.fields.filter((field) => !hasRows(field))
  const fields = [...new Set([0, 1].map(() => spoken[random(spoken.length)]?.id ?? ''))]
  return [...changed, { kind, id: newId(kind), object: object.id, fields, words: random(1000) }]
}

const fieldsOf = ({ object, fields }: Attached, objects: readonly ObjectDefinition[]): readonly FieldDefinition[] =>
  fields.flatMap((id) => objects.find((each) => each.id === object)?.fields.filter((field) => field.id === id) ?? [])

/** Its definition under the names of the day. */
export function definitionOf(attached: Attached, objects: readonly ObjectDefinition[]): Definition {
  const { kind, id, words } = attached
  const object = objects.find((each) => each.id === attached.object)?.name ?? ''
  const names = fieldsOf(attached, objects).map(({ name }) => name)
  const header = { id, name: `${object}_${id.slice(4)}`, label: { en: `Words ${words}` }, object }
  const [first = '', last = first] = names
  const condition: NonNullable<LayoutItem['visible']> = { and: [{ is_blank: [{ var: first }] }, { is_blank: [{ var: last }] }, { '==': [words, 2000] }] }
  switch (kind) {
    case 'rule':
      return { ...validationRule(header.name, { refuseWhen: condition }), ...header, field: first } satisfies ValidationRule
    case 'view':
      return { kind, format: 1, ...header, as: 'table', columns: names, where: condition } satisfies ViewDefinition
    case 'layout':
      return { kind, format: 1, ...header, for: 'page', tabs: [tabOf(id, { names, condition })] } satisfies LayoutDefinition
  }
}

/** Parts of a layout keep the ids that they were made with: here they follow from the layout's own. */
const tabOf = (layout: string, { names, condition }: { names: readonly string[]; condition: NonNullable<LayoutItem['visible']> }): LayoutDefinition['tabs'][number] => {
  const own = layout.slice(4)
  const items = names.map((field, index) => ({ id: `itm_${own.slice(1)}${index}`, field, visible: condition }))
  return { id: `tab_${own}`, label: { en: 'Details' }, sections: [{ id: `sec_${own}`, label: { en: 'Basics' }, items }] }
}
