import type { DefinitionHeader } from '../../../../../schemas/definition.ts'
import type { DefinitionSet } from '../../../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../../../schemas/flows/flow.ts'
import type { Label } from '../../../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../../../schemas/objects/object.ts'

/** What people call the flow, and the object that it is about. */
export interface Named {
  readonly name: string
  readonly label: Label
  readonly object: ObjectDefinition
}

/** What a start is filled in with. Each start asks for the blanks that it names, and for nothing else. */
export interface Filling extends Named {
  readonly set: DefinitionSet
  readonly blanks: Blanks
}

/** The values of blanks. What is undefined has not been filled in. */
export interface Blanks {
  /** Who is asked or told. */
  readonly who?: Who
  /** API name of a field of the object. */
  readonly field?: string
  /** A decimal: above it somebody else is asked as well. */
  readonly amount?: string
  readonly days?: number
  /** Ids of people, by the value of an option; `otherwise` for all other records. */
  readonly people?: Readonly<Record<string, string>>
  /** API names of fields. */
  readonly fields?: readonly string[]
}

export type BlankName = keyof Blanks

/** People as starts offer them; a role by its name. */
export type Who = 'owner' | 'manager' | 'head' | { readonly role: string }

/** A flow that is drawn already, and what goes into the draft with it. */
export interface Started {
  readonly flow: FlowDefinition
  /** Definitions that the flow needs and that are not there yet. */
  readonly beside: readonly DefinitionHeader[]
}

/** One of the flows that people begin with. */
export interface FlowStart {
  readonly name: StartName
  readonly blanks: readonly BlankName[]
  /** It asks people to approve, so that a status field is worth having. */
  readonly isApproval?: true
  /** The fields that fit the blank `field`; absent where it has none. */
  fits?(object: ObjectDefinition, set: DefinitionSet): readonly string[]
  /** Undefined as long as a blank is not filled in. */
  make(filling: Filling): Started | undefined
}

export const startNames = ['approval', 'chain', 'tell', 'remind', 'give', 'webhook', 'empty'] as const

export type StartName = (typeof startNames)[number]
