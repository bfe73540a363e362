import { type Static, Type } from 'typebox'
import { ApiName, definitionHeader, FieldPath } from '../definition.ts'
import { idPattern } from '../ids.ts'
import { LabelSchema } from '../label-schema.ts'
import { StoredCondition } from '../rules/stored-condition.ts'

/** What becomes of a value whose field a condition hides: it stays, it is cleared, or a record that has one is refused. */
export const whenHidden = ['keep', 'clear', 'refuse'] as const

const span = Type.Optional(Type.Integer({ minimum: 1, maximum: 4, default: 1 }))

const ownLabel = Type.Optional(Type.Union([...LabelSchema.anyOf, Type.Null()], { default: null }))

const condition = Type.Optional(Type.Union([StoredCondition, Type.Null()], { default: null }))

/** The options that a field offers while a condition holds. */
const OptionLimit = Type.Object(
  { when: condition, values: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 1_000, uniqueItems: true }) },
  { additionalProperties: false },
)

// One schema for all kinds of items: of a choice of schemas a fault could not say which of them was meant.
/**
 * Something that a section shows: a field, a heading, a text or the list of records that point here. Exactly one of
 * the keys `field`, `heading`, `text` and `related` says which; the check refuses settings that do not belong to it.
 */
export const LayoutItem = Type.Object(
  {
    id: Type.String({ pattern: idPattern('item') }),
    field: Type.Optional(ApiName),
    heading: Type.Optional(LabelSchema),
    text: Type.Optional(LabelSchema),
    /** The name that a lookup of another object gives the way back. */
    related: Type.Optional(ApiName),
    /** Of a related list: paths from the related record. */
    columns: Type.Optional(Type.Array(FieldPath, { minItems: 1, maxItems: 12, uniqueItems: true })),
    /** How many of the section's columns the item takes. */
    span,
    /** In the place of the field's own label. */
    label: ownLabel,
    help: ownLabel,
    visible: condition,
    whenHidden: Type.Optional(Type.Enum([...whenHidden], { default: 'keep' })),
    required: condition,
    readOnly: condition,
    /** The first whose condition holds says what may be chosen; everything where none holds. */
    options: Type.Optional(Type.Union([Type.Array(OptionLimit, { minItems: 1, maxItems: 50 }), Type.Null()], { default: null })),
  },
  { additionalProperties: false },
)

export const LayoutSection = Type.Object(
  {
    id: Type.String({ pattern: idPattern('section') }),
    label: LabelSchema,
    columns: Type.Optional(Type.Integer({ minimum: 1, maximum: 4, default: 2 })),
    visible: condition,
    items: Type.Array(LayoutItem, { maxItems: 300 }),
  },
  { additionalProperties: false },
)

export const LayoutTab = Type.Object(
  {
    id: Type.String({ pattern: idPattern('tab') }),
    label: LabelSchema,
    visible: condition,
    sections: Type.Array(LayoutSection, { maxItems: 50 }),
  },
  { additionalProperties: false },
)

/** JSON Schema of a layout: how a form or a record page shows an object, and what it asks under which conditions. */
export const LayoutSchema = Type.Object(
  {
    ...definitionHeader('layout'),
    object: ApiName,
    for: Type.Enum(['form', 'page']),
    /** Names of the roles that get it; none = everybody. */
    roles: Type.Optional(Type.Array(ApiName, { maxItems: 100, uniqueItems: true, default: [] })),
    /** The record types for whose records it is; none = all. */
    recordTypes: Type.Optional(Type.Array(ApiName, { maxItems: 50, uniqueItems: true, default: [] })),
    /** Of several layouts that fit a person, the one with the highest priority is taken. */
    priority: Type.Optional(Type.Integer({ minimum: -1_000, maximum: 1_000, default: 0 })),
    /** The picklist whose options are the stages on top of the record. */
    path: Type.Optional(Type.Union([ApiName, Type.Null()], { default: null })),
    tabs: Type.Array(LayoutTab, { minItems: 1, maxItems: 30 }),
  },
  { additionalProperties: false },
)

export type LayoutDefinition = Static<typeof LayoutSchema>
export type LayoutTab = Static<typeof LayoutTab>
export type LayoutSection = Static<typeof LayoutSection>
export type LayoutItem = Static<typeof LayoutItem>
export type OptionLimit = Static<typeof OptionLimit>
export type WhenHidden = (typeof whenHidden)[number]
