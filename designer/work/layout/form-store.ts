import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { type CompiledLayout, type FieldState, type LayoutState, withoutCleared } from '../../../schemas/layouts/layout-state.ts'
import { faultsWithin, withoutMended } from './row-faults.ts'
import type { RuleContext, RuleValue, RuleValues } from '../../../schemas/rules/values.ts'

/** Values by field name; what is absent is blank. */
export type RecordDraft = Readonly<Record<string, FieldValue>>

/** A field as the form shows it now: the very same object until something of it changes. */
export interface FormField extends FieldState {
  readonly value: FieldValue
  /** What is wrong with the value, as text. */
  readonly fault: string | undefined
  /** What is wrong within it, for rows: texts by place, `2/price`. */
  readonly faults: ReadonlyMap<string, string>
  /** The value is reckoned from what only a save fills, so nobody knows it yet. */
  readonly isLater: boolean
}

/** The formulas that a form shows, by field name; what is missing is shown as it is stored. */
export interface ShownFormulas {
  /** Their values, for the values that a save would leave. */
  reckon(values: RuleValues): ReadonlyMap<string, FieldValue>
  /** Those that nobody can tell before the save. */
  readonly later: ReadonlySet<string>
}

/**
 * What a record form holds while somebody fills it in: the values, what the layout makes of them, and the faults. Each
 * input reads only its own part, so a keystroke draws again what it changes and nothing else.
 */
export interface FormStore {
  subscribe(listener: () => void): () => void
  field(name: string): FormField
  /** Ids of what does not show: the same set until it changes. */
  hidden(): ReadonlySet<string>
  values(): RecordDraft
  state(): LayoutState
  /** The values that conditions see, those over relations included. */
  ruleValues(): RuleValues
  set(name: string, value: FieldValue): void
  replace(values: RecordDraft): void
  /** Values over relations, which the server answers. */
  relate(related: RuleValues): void
  lay(layout: CompiledLayout): void
  /** Shows formulas by what is filled in. */
  follow(formulas: ShownFormulas): void
  /** Texts by field, and by place within the rows of one: `lines/2/price`. */
  accuse(faults: ReadonlyMap<string, string>): void
}

interface FormStart {
  readonly values: RecordDraft
  readonly layout: CompiledLayout
  context(): RuleContext
  /** The values after a change, without those that the change takes with it. */
  adjust(before: RecordDraft, after: RecordDraft): RecordDraft
  /** Whether a value is one of its field; conditions see no text that nobody can read yet. */
  isReadable?(name: string, value: FieldValue): boolean
}

const unplaced: FieldState = { visible: true, required: false, readOnly: false, mustBeEmpty: false, options: null }

export function createFormStore({ values: begun, layout: first, context, adjust, isReadable = () => true }: FormStart): FormStore {
  const listeners = new Set<() => void>()
  const views = new Map<string, FormField>()
  let layout = first
  let values = begun
  let related: RuleValues = {}
  let faults: ReadonlyMap<string, string> = new Map()
  let formulas: ShownFormulas = noFormulas
  /** Blanks in the place of what cannot be read. */
  let unread: Readonly<Record<string, null>> = {}
  const unreadIn = (names: readonly string[]) => Object.fromEntries(names.filter((name) => !isReadable(name, values[name] ?? null)).map((name) => [name, null]))
  // Values of fields are values of rules.
  const ruleValues = (): RuleValues => ({ ...related, ...(values as Readonly<Record<string, RuleValue>>), ...unread })
  let state = layout.state(ruleValues(), context())
  let reckoned: ReadonlyMap<string, FieldValue> = new Map()

  const settle = (): void => {
    const next = layout.state(ruleValues(), context())
    state = sameSet(state.hidden, next.hidden) ? { ...next, hidden: state.hidden } : next
    reckoned = formulas.reckon(withoutCleared(ruleValues(), state.cleared))
    for (const listener of listeners) listener()
  }
  const settled = (change: () => void): void => {
    change()
    settle()
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    field: (name) => {
      const [known, now] = [views.get(name), shownField(name, { state, values, reckoned, faults, formulas })]
      if (known && isSameField(known, now)) return known
      views.set(name, now)
      return now
    },
    hidden: () => state.hidden,
    values: () => values,
    state: () => state,
    ruleValues,
    set: (name, value) => {
      faults = withoutMended(faults, name, { before: values[name] ?? null, after: value })
      values = adjust(values, { ...values, [name]: value })
      unread = { ...unreadIn([...Object.keys(unread).filter((each) => each !== name), name]) }
      settle()
    },
    replace: (next) => {
      values = next
      unread = unreadIn(Object.keys(next))
      faults = new Map()
      settle()
    },
    relate: (next) => settled(() => void (related = next)),
    lay: (next) => {
      if (next === layout) return
      layout = next
      settle()
    },
    follow: (next) => settled(() => void (formulas = next)),
    accuse: (next) => settled(() => void (faults = next)),
  }
}

interface Shown {
  readonly state: LayoutState
  readonly values: RecordDraft
  readonly reckoned: ReadonlyMap<string, FieldValue>
  readonly faults: ReadonlyMap<string, string>
  readonly formulas: ShownFormulas
}

const shownField = (name: string, { state, values, reckoned, faults, formulas }: Shown): FormField => ({
  ...(state.fields.get(name) ?? unplaced),
  value: (reckoned.has(name) ? reckoned.get(name) : values[name]) ?? null,
  fault: faults.get(name), faults: faultsWithin(name, faults),
  isLater: formulas.later.has(name),
})

const noFormulas: ShownFormulas = { reckon: () => new Map(), later: new Set() }

const isSameField = (a: FormField, b: FormField): boolean =>
  Object.is(a.value, b.value) &&
  a.fault === b.fault &&
  a.faults === b.faults &&
  a.isLater === b.isLater &&
  a.visible === b.visible &&
  a.required === b.required &&
  a.readOnly === b.readOnly &&
  a.mustBeEmpty === b.mustBeEmpty &&
  a.options === b.options

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((each) => b.has(each))
