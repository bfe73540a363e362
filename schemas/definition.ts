import { type Static, Type } from 'typebox'
import { type IdOf, idPattern } from './ids.ts'
import type { Label } from './label.ts'
import { LabelSchema } from './label-schema.ts'

/** Characters of an API name at most. */
export const longestName = 48

/** API names: lower case, digits and underscores, at most 48 characters; they name columns and tables too. */
export const apiNamePattern = '^[a-z][a-z0-9_]{0,47}$'

export const ApiName = Type.String({ pattern: apiNamePattern })

export const fieldPathPattern = '^[a-z][a-z0-9_]{0,47}(\\.[a-z][a-z0-9_]{0,47}){0,5}$'

/** A path from a record over at most five relations: `amount`, `account.name`. */
export const FieldPath = Type.String({ pattern: fieldPathPattern })

/** The keys that every definition begins with, in the order in which files show them. */
export const definitionHeader = <Kind extends IdOf>(kind: Kind) => ({
  kind: Type.Literal(kind),
  format: Type.Literal(1),
  id: Type.String({ pattern: idPattern(kind) }),
  name: ApiName,
  label: LabelSchema,
  description: Type.Optional(LabelSchema),
})

/** What all definitions have in common, whatever their kind. */
export interface DefinitionHeader {
  readonly kind: string
  readonly format: 1
  readonly id: string
  readonly name: string
  readonly label: Label
}

/**
 * A mention of another definition or of a part of one, found by the schemas: it drives where-used, rename and delete.
 * The text at `path` is the name (or the field's name, where a field is meant), unless `step` or `key` say otherwise.
 */
export interface Reference {
  /** JSON pointer to the mention. */
  readonly path: string
  readonly kind: string
  readonly name: string
  /** The field mentioned, where a part and not the whole is meant. */
  readonly field?: string
  /** The text is a dotted path, and the mention is this step of it, counted from 0. */
  readonly step?: number
  /** The mention is not the value but the key that the pointer ends in: `deal`, or for a field `deal.margin` or `margin` alone. */
  readonly key?: true
  /**
   * JSON pointer to what goes when the mention is removed, where more goes than the mention: a condition without one of
   * its parts would say something else. Empty where nothing of the definition could stay.
   */
  readonly whole?: string
  /** The mention is how the text begins: `deal_discount_reason` mentions the object `deal`. */
  readonly prefix?: true
  /** The mention stands within a longer text: the place of the name alone. */
  readonly span?: Span
  /** Within a longer text: the piece of it that goes when the mention is removed. */
  readonly around?: Span
  /** What is written is not the name of the field, a lookup, but that of its way back: it follows that one's name alone. */
  readonly inverse?: string
}

/** A place in a text, in UTF-16 units: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** `object/deal`: how a definition is addressed within a workspace. */
export const definitionKey = (definition: { kind: string; name: string }): string => `${definition.kind}/${definition.name}`

export type ApiName = Static<typeof ApiName>
