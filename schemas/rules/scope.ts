import type { RuleType } from './rule-type.ts'
import type { Reckoning } from './tree.ts'

/** What a rule can read: the names that a checked rule may use and their types. */
export interface RuleScope {
  /** The field that the path leads to; undefined when there is none. Only own, declared names count. */
  field(path: readonly string[]): ScopeField | undefined
  /** The names and paths that a misspelt one is compared with. */
  names(): readonly string[]
  /** The rule runs on a save, so it may ask what the record was before. */
  readonly onSave?: true
  /** The record that is saved has a name of its own, with which the paths of its fields begin. */
  readonly isNamed?: true
  /** API names of the roles that there are; absent where they are not known, and any name may stand. */
  readonly roles?: readonly string[]
}

interface ScopeField {
  readonly path: readonly string[]
  readonly type: RuleType
  /** The path's last step, where it names a part of the field before it. */
  readonly part?: string
  /** How the value is come by, where it is reckoned from others. */
  readonly formula?: Formula
}

/** A formula that has been checked. */
export interface Formula extends Reckoning {
  /** Paths of the stored fields that it reads, through other formulas too. */
  readonly reads: readonly string[]
  /** Paths of the fields that it names itself, formulas among them. */
  readonly mentions: readonly string[]
}
