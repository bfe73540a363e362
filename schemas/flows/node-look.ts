import type { Label } from '../label.ts'
import type { PersonSource } from './people/sources.ts'
import type { Span } from './spans.ts'

/** The icons of node types, by name; the designer draws them. */
export type NodeIcon =
  | 'start' | 'end' | 'condition' | 'parallel' | 'join' | 'wait' | 'assign' | 'flow' | 'error'
  | 'approval' | 'form' | 'copy'
  | 'find' | 'create' | 'update'
  | 'notify' | 'webhook' | 'http'

/**
 * A piece of the line on a node's tile that sums up its settings, as data: the designer says it in the reader's words and
 * puts a dot between the pieces.
 */
export type SummaryPart =
  /** One of the choices of a setting, by the words that the inspector has for it. */
  | { readonly kind: 'choice'; readonly setting: string; readonly value: string }
  | { readonly kind: 'people'; readonly people: readonly PersonSource[] }
  | { readonly kind: 'span'; readonly span: Span }
  /** A definition, by what it is called. */
  | { readonly kind: 'named'; readonly of: 'object' | 'message' | 'flow'; readonly name: string }
  /** Fields of the records of an object, or of the records that a name of the flow stands for. */
  | { readonly kind: 'fields'; readonly fields: readonly string[]; readonly object?: string; readonly record?: string }
  | { readonly kind: 'variables'; readonly names: readonly string[] }
  | { readonly kind: 'condition'; readonly rule: unknown }
  | { readonly kind: 'formula'; readonly rule: unknown }
  | { readonly kind: 'labels'; readonly labels: readonly Label[] }
  | { readonly kind: 'text'; readonly text: string }

/** How one setting of a node is edited; `designer/design/flows/editor` fills the editors. */
export interface NodeSetting {
  readonly key: string
  readonly editor: NodeEditor
  /** Rarely changed: behind *More settings*. */
  readonly isMore?: true
}

/** The editors that the inspector of a node may use. */
export type NodeEditor =
  | 'choice' | 'switch' | 'number' | 'label' | 'span'
  | 'people' | 'button_names'
  | 'branches' | 'ways'
  | 'value' | 'values' | 'variables' | 'members' | 'headers'
  | 'object' | 'message' | 'flow' | 'record' | 'fields' | 'comparisons' | 'sort'

/** What a new node can refer to, where the draft has it. */
export interface NodeSurroundings {
  /** The object that the flow is about. */
  readonly object: string | undefined
  /** From whom people are found: `whoseMatter`. */
  readonly whose: { readonly var: string }
  /** The field that is the title of its records. */
  readonly title: string | undefined
  readonly message: string | undefined
  readonly flow: string | undefined
}
