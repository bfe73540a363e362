import type { Label } from '../label.ts'
import type { RuleTree } from '../rules/tree.ts'
import type { LayoutDefinition, WhenHidden } from './layout.ts'

/**
 * A layout as one person gets it: cut to what may be known, its conditions checked. Plain JSON, so the server sends
 * it as it is and both sides run the same by `compileLayout`.
 */
export interface ResolvedLayout {
  readonly id: string
  readonly name: string
  readonly label: Label
  readonly object: string
  readonly for: LayoutDefinition['for']
  /** Names of the roles of the person's that get it; none = everybody. */
  readonly roles: readonly string[]
  readonly recordTypes: readonly string[]
  readonly priority: number
  readonly path?: string
  readonly tabs: readonly ResolvedTab[]
}

export interface ResolvedTab {
  readonly id: string
  readonly label: Label
  readonly visible?: RuleTree
  readonly sections: readonly ResolvedSection[]
}

export interface ResolvedSection {
  readonly id: string
  readonly label: Label
  readonly columns: number
  readonly visible?: RuleTree
  readonly items: readonly ResolvedItem[]
}

interface ItemPlace {
  readonly id: string
  readonly span: number
  readonly visible?: RuleTree
}

export interface ResolvedField extends ItemPlace {
  readonly kind: 'field'
  readonly field: string
  readonly label?: Label
  readonly help?: Label
  readonly whenHidden: WhenHidden
  readonly required?: RuleTree
  readonly readOnly?: RuleTree
  readonly options?: readonly ResolvedLimit[]
}

/** The options that are offered while the condition holds; always, where it has none. */
export interface ResolvedLimit {
  readonly when?: RuleTree
  readonly values: readonly string[]
}

export interface ResolvedText extends ItemPlace {
  readonly kind: 'heading' | 'text'
  readonly text: Label
}

/** The records of `object` whose lookup `field` points at the record. */
export interface ResolvedRelated extends ItemPlace {
  readonly kind: 'related'
  readonly related: string
  readonly label: Label
  readonly object: string
  readonly field: string
  readonly columns: readonly string[]
}

export type ResolvedItem = ResolvedField | ResolvedText | ResolvedRelated
