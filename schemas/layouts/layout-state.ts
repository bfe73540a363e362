import { compileRule } from '../rules/compile.ts'
import { fieldsReadBy } from '../rules/fields-read.ts'
import type { RuleTree } from '../rules/tree.ts'
import type { RuleContext, RuleValue, RuleValues } from '../rules/values.ts'
import type { WhenHidden } from './layout.ts'
import type { ResolvedField, ResolvedLayout } from './resolved-layout.ts'

/** What a layout says of a field that it places, for a record's values. */
export interface FieldState {
  readonly visible: boolean
  /** A value must be given. Neither what is hidden nor what is locked is asked for. */
  readonly required: boolean
  readonly readOnly: boolean
  /** The field is hidden, holds a value all the same and may not: it shows until it is emptied. */
  readonly mustBeEmpty: boolean
  /** The values that may be chosen; null = all. */
  readonly options: readonly string[] | null
}

/** What a layout says of a record with these values. */
export interface LayoutState {
  /** Ids of tabs, sections and items that do not show. */
  readonly hidden: ReadonlySet<string>
  /** By field name, for every field that the layout places. */
  readonly fields: ReadonlyMap<string, FieldState>
  /** Names of hidden fields whose values go when the record is saved. */
  readonly cleared: ReadonlySet<string>
}

/** A field that a layout places, and which values decide about it. */
export interface PlacedField {
  readonly name: string
  readonly whenHidden: WhenHidden
  /** Names of the object's own fields that its conditions read, also at the beginning of a path. */
  readonly dependsOn: ReadonlySet<string>
  /** Whether it has any condition at all, its own or one of what stands around it. */
  readonly isConditional: boolean
}

export interface CompiledLayout {
  readonly layout: ResolvedLayout
  readonly placed: readonly PlacedField[]
  /** Every path that a condition reads. */
  readonly reads: readonly string[]
  /** The state for a record's values by path; what is absent is blank. Pure: equal values give equal states everywhere. */
  state(values: RuleValues, context: RuleContext): LayoutState
}

/** Turns a resolved layout into the function that browser and server run. Compile once, run often. */
export function compileLayout(layout: ResolvedLayout): CompiledLayout {
  const items = itemsOf(layout)
  const fields = items.flatMap(({ item, around }) => (item.kind === 'field' ? [compiledField(item, around)] : []))
  const containers = compiledContainers(layout)
  return {
    layout,
    placed: fields.map(({ name, whenHidden, dependsOn, isConditional }) => ({ name, whenHidden, dependsOn, isConditional })),
    reads: [...new Set([...containers.flatMap(({ trees }) => trees), ...fields.flatMap(({ trees }) => trees)].flatMap(fieldsReadBy))],
    state: (values, context) => stateOf({ containers, fields }, values, context),
  }
}

type Condition = (values: RuleValues, context: RuleContext) => boolean

/** Something that may be hidden, within something that may be hidden. */
interface Hideable {
  readonly id: string
  readonly within: string | undefined
  readonly shows: Condition | undefined
  readonly trees: readonly RuleTree[]
}

interface CompiledField extends PlacedField {
  readonly id: string
  readonly trees: readonly RuleTree[]
  readonly required: Condition | undefined
  readonly readOnly: Condition | undefined
  readonly limits: readonly { readonly when: Condition | undefined; readonly values: readonly string[] }[]
}

interface Parts {
  readonly containers: readonly Hideable[]
  readonly fields: readonly CompiledField[]
}

const itemsOf = ({ tabs }: ResolvedLayout) =>
  tabs.flatMap((tab) => tab.sections.flatMap((section) => section.items.map((item) => ({ item, around: [tab.visible, section.visible] }))))

/** Tabs, their sections, their items: whatever stands around something comes before it. */
function compiledContainers({ tabs }: ResolvedLayout): readonly Hideable[] {
  const hideable = (id: string, within: string | undefined, visible: RuleTree | undefined): Hideable => ({
    id, within, shows: visible && condition(visible, true), trees: visible ? [visible] : [],
  })
  return tabs.flatMap((tab) => [
    hideable(tab.id, undefined, tab.visible),
    ...tab.sections.flatMap((section) => [
      hideable(section.id, tab.id, section.visible),
      ...section.items.map((item) => hideable(item.id, section.id, item.visible)),
    ]),
  ])
}

function compiledField(item: ResolvedField, around: readonly (RuleTree | undefined)[]): CompiledField {
  const limits = item.options ?? []
  const own = [item.required, item.readOnly, ...limits.map(({ when }) => when)].filter((tree) => tree !== undefined)
  const deciding = [...own, ...[...around, item.visible].filter((tree) => tree !== undefined)]
  return {
    id: item.id,
    name: item.field,
    whenHidden: item.whenHidden,
    dependsOn: new Set(deciding.flatMap(fieldsReadBy).map((path) => path.split('.')[0] ?? path)),
    isConditional: deciding.length > 0 || limits.length > 0,
    trees: own,
    required: item.required && condition(item.required, false),
    readOnly: item.readOnly && condition(item.readOnly, false),
    limits: limits.map(({ when, values }) => ({ when: when && condition(when, false), values })),
  }
}

/** A condition that takes too much decides nothing: the field is as if it had none. */
function condition(tree: RuleTree, otherwise: boolean): Condition {
  const rule = compileRule(tree)
  return (values, context) => {
    const result = rule(values, context)
    return typeof result === 'boolean' ? result : result === null ? false : otherwise
  }
}

function stateOf(parts: Parts, values: RuleValues, context: RuleContext): LayoutState {
  const cleared = new Set<string>()
  let seen = values
  // What is cleared counts as blank for all conditions, so clearing may hide more. It only grows, so this ends.
  for (;;) {
    const hidden = hiddenIn(parts.containers, seen, context)
    const going = parts.fields.filter(({ id, name, whenHidden }) => whenHidden === 'clear' && hidden.has(id) && !cleared.has(name) && !isBlank(seen[name]))
    if (going.length === 0) return { hidden, cleared, fields: new Map(parts.fields.map((field) => [field.name, fieldState(field, { hidden, values: seen, context })])) }
    for (const { name } of going) cleared.add(name)
    seen = withoutCleared(values, cleared)
  }
}

/** As conditions and formulas see the values: what goes when the record is saved is blank to them already. */
export const withoutCleared = (values: RuleValues, cleared: ReadonlySet<string>): RuleValues =>
  cleared.size === 0 ? values : { ...values, ...Object.fromEntries([...cleared].map((name) => [name, null])) }

function hiddenIn(containers: readonly Hideable[], values: RuleValues, context: RuleContext): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const { id, within, shows } of containers) {
    if ((within !== undefined && hidden.has(within)) || shows?.(values, context) === false) hidden.add(id)
  }
  return hidden
}

interface Seen {
  readonly hidden: ReadonlySet<string>
  readonly values: RuleValues
  readonly context: RuleContext
}

function fieldState({ id, name, whenHidden, required, readOnly, limits }: CompiledField, { hidden, values, context }: Seen): FieldState {
  if (hidden.has(id)) {
    const mustBeEmpty = whenHidden === 'refuse' && !isBlank(values[name])
    return { visible: mustBeEmpty, required: false, readOnly: false, mustBeEmpty, options: null }
  }
  const isLocked = readOnly?.(values, context) ?? false
  const limit = limits.find(({ when }) => when?.(values, context) ?? true)
  return {
    visible: true,
    required: !isLocked && (required?.(values, context) ?? false),
    readOnly: isLocked,
    mustBeEmpty: false,
    options: limit?.values ?? null,
  }
}

/** Whether there is no value: null, an empty text or an empty list. */
export const isBlank = (value: RuleValue | undefined): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
