import { type Static, Type } from 'typebox'
import { SortKey } from '../api/query.ts'
import { ApiName, definitionHeader, FieldPath } from '../definition.ts'
import { ruleMark } from '../rules/rule-mark.ts'
import { mostColumns } from './most-columns.ts'

/** The ways in which a view shows records. */
export const viewForms = ['table', 'board', 'calendar'] as const

const cardFields = Type.Optional(Type.Array(FieldPath, { maxItems: 8, uniqueItems: true, default: [] }))

/** Columns by the options of a picklist of the object's own; cards show the title and these paths. */
const Board = Type.Object(
  {
    by: ApiName,
    cards: cardFields,
    /** A number that each column adds up. */
    sum: Type.Optional(ApiName),
  },
  { additionalProperties: false },
)

/** Records on the days of a date of the object's own; with `to` they last until then. */
const Calendar = Type.Object(
  {
    from: ApiName,
    to: Type.Optional(ApiName),
    /** What stands in the calendar; the record's title where nothing is said. */
    title: Type.Optional(FieldPath),
  },
  { additionalProperties: false },
)

/** What a view shows of records, whoever keeps it: which of them, in which order, in which form. */
export const viewContents = {
  as: Type.Enum([...viewForms]),
  columns: Type.Array(FieldPath, { minItems: 1, maxItems: mostColumns, uniqueItems: true }),
  /** A condition in the rule language, as JsonLogic: the records that it holds for; all of them where there is none. */
  where: Type.Optional(Type.Unknown({ description: 'A condition in the rule language, as JsonLogic.', default: null, ...ruleMark })),
  sort: Type.Optional(Type.Array(SortKey, { maxItems: 4, default: [] })),
  board: Type.Optional(Type.Union([Board, Type.Null()], { default: null })),
  calendar: Type.Optional(Type.Union([Calendar, Type.Null()], { default: null })),
}

/** JSON Schema of a view: a list of an object's records that many people use. */
export const ViewSchema = Type.Object(
  {
    ...definitionHeader('view'),
    object: ApiName,
    ...viewContents,
    /** Whether the list opens with it. */
    default: Type.Optional(Type.Boolean({ default: false })),
    /** Names of the roles that see it; none = everybody who reads the object. */
    roles: Type.Optional(Type.Array(ApiName, { maxItems: 100, uniqueItems: true, default: [] })),
  },
  { additionalProperties: false },
)

const ViewContents = Type.Object(viewContents, { additionalProperties: false })

export type ViewDefinition = Static<typeof ViewSchema>
export type ViewContents = Static<typeof ViewContents>
export type ViewForm = (typeof viewForms)[number]
export type BoardSettings = Static<typeof Board>
export type CalendarSettings = Static<typeof Calendar>
