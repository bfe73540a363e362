import type { Static, TObject, TSchema } from 'typebox'
import type { Reference } from '../definition.ts'
import type { FileLimits } from '../files/file-limits.ts'
import type { FileValue } from '../files/file-value.ts'
import type { Issue } from '../issue.ts'
import type { Label, Language } from '../label.ts'
import type { OperatorName } from '../rules/operators/index.ts'
import type { RuleType } from '../rules/rule-type.ts'
import type { LegalBasis } from './personal-data.ts'
import type { ReadingHints } from './reading/hints.ts'

/** A value as it stands on the wire, in files and in changes (`null` is blank). */
export type FieldValue = string | number | boolean | null | readonly string[] | readonly FileValue[] | ValueParts | readonly ChildRow[]

/** A value of several named texts, such as an address; only those that are not blank. */
export type ValueParts = Readonly<Record<string, string>>

/** A record that belongs to another, as a row of its form: one that is there has an id and the version it was seen at. */
export interface ChildRow {
  readonly id?: string
  readonly version?: number
  readonly values?: Readonly<Record<string, FieldValue>>
  /** Titles of what the values point at, by field name. */
  readonly _titles?: Readonly<Record<string, string>>
}

/** What the workspace decides for its fields. */
export interface FieldContext {
  /** ISO 4217 code of the workspace's currency. */
  readonly currency: string
  /** ISO 3166-1 alpha-2 code; reads national phone numbers. */
  readonly country: string
  /** IANA zone of the workspace. */
  readonly zone: string
}

/** Where a written text is read: the workspace, and what is known of the file or column that it stands in. */
export interface ReadingContext extends FieldContext, ReadingHints {}

/** How values are shown to one reader. */
export interface ReaderContext extends FieldContext {
  readonly language: Language
  /** The reader's own zone. */
  readonly readerZone: string
}

/** Storage as data; `runtime/storage/columns.ts` turns it into Drizzle. */
export interface ColumnSpec {
  readonly kind: ColumnKind
}

export type ColumnKind = 'text' | 'bigint' | 'numeric' | 'boolean' | 'date' | 'time' | 'timestamptz' | 'uuid' | 'text[]' | 'uuid[]' | 'jsonb'

/** The inputs that a form may use; `designer/controls` fills them. */
export type ControlName =
  | 'text' | 'long_text' | 'email' | 'phone' | 'url' | 'integer' | 'decimal' | 'money' | 'percent' | 'switch'
  | 'date' | 'datetime' | 'time' | 'duration' | 'rating' | 'picklist' | 'multi_picklist' | 'tags' | 'markdown' | 'rich_text' | 'address' | 'files' | 'lookup' | 'person' | 'sub_table' | 'read_only'

/** How values are drawn that are more than a text to read; `designer/work/displays` fills them. */
export type DisplayName = 'address' | 'stars' | 'options' | 'tags' | 'markdown' | 'rich_text' | 'files' | 'sub_table'

/** What an input is cleaned as before it is stored; `runtime/compile/cleaners.ts` fills it. */
export type CleanedName = 'html'

/** The groups of the type picker, in its order. */
export const fieldFamilies = ['text', 'number', 'date', 'choice', 'people', 'link', 'file', 'automatic'] as const

export type FieldFamily = (typeof fieldFamilies)[number]

/** One entry of a type's settings form: which key, edited how, in which of its three steps. */
export interface InspectorEntry {
  readonly key: string
  readonly step: 'basics' | 'limits' | 'advanced'
  readonly editor: InspectorEditor
  /** Another setting that says the same in another way, and goes when this one is set. */
  readonly insteadOf?: string
  /** Asked when a field is made, for it cannot begin without. */
  readonly needed?: true
}

/** The editors that a settings form may use; `designer/inspector` fills them. */
export type InspectorEditor =
  | 'text' | 'number' | 'decimal' | 'switch' | 'choice' | 'currency' | 'options' | 'shared_picklist' | 'depends_on' | 'object' | 'inverse' | 'pattern' | 'label' | 'value' | 'expression' | 'file_families'
  | 'child_object' | 'child_field' | 'child_columns' | 'child_order'

/** What all fields have in common: the keys beside a type's own settings. */
export interface FieldHeader {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly label: Label
  readonly description?: Label
  readonly help?: Label
  readonly required?: boolean
  readonly personal?: 'basic' | 'sensitive'
  /** What personal data are for, on which basis they are processed, and how long they are kept. */
  readonly purpose?: Label
  readonly legalBasis?: LegalBasis
  readonly retention?: Label
}

/** What a type may look up while a definition that uses it is checked. */
export interface FieldCheckScope {
  hasObject(name: string): boolean
  /** The options of a shared picklist. */
  sharedOptions(name: string): readonly FieldOption[] | undefined
  /** The options of another field of the object that holds one of them; undefined for other fields. */
  optionsOf(field: string): readonly FieldOption[] | undefined
}

/** What a field that holds ids points at. `onDelete` says what happens here when the record there is deleted. */
export type FieldLink =
  | { readonly to: 'person' }
  | {
      readonly to: 'object'
      readonly object: string
      readonly onDelete: 'restrict' | 'cascade' | 'set_null'
      readonly inverse?: { readonly name: string; readonly label: Label }
      /** Who is in the team of a record there reaches those here that point at it, in the same way. */
      readonly sharesTeam?: true
      /** The records here belong to those there, and may go over to others where it says so. */
      readonly owned?: { readonly reparent: boolean }
    }

export interface FieldOption {
  readonly id: string
  readonly value: string
  readonly label: Label
  readonly color?: string
  readonly retired?: boolean
}

/** How the system numbers a new record: text around a counter that starts again with each `period`. */
export interface Numbering {
  readonly period: string
  readonly before: string
  readonly digits: number
  readonly after: string
}

/** What a field's value is reckoned from, for types whose values are not stored. */
export interface Computation {
  /** An expression in the rule language about the record. */
  readonly rule: unknown
  /** What a number that is blank counts as. */
  readonly blanks: 'blank' | 'zero'
}

/** Which records are the rows of a field, and how they are shown. */
export interface ChildRows {
  readonly object: string
  /** Their field that says which record they belong to. */
  readonly field: string
  readonly columns: readonly string[]
  /** Their whole number that keeps their order; without it they stand as they were made. */
  readonly order?: string
  readonly minRows: number
  readonly maxRows: number
}

/** What a spreadsheet keeps a value as that is more to it than a text. A `unit` stands behind the number. */
export type SheetCell =
  | { readonly holds: 'number' | 'percent'; readonly decimals: number; readonly unit?: string }
  | { readonly holds: 'date' | 'datetime' | 'time' | 'duration' }

/** A value that text could be read as, or why it could not. */
export type ParsedValue = { readonly value: FieldValue } | { readonly issue: Omit<Issue, 'path'> }

/**
 * The contract of a field type. Everything that differs between types is said here, in one file a type;
 * other code never asks for a type by name.
 *
 * `Field` is the field's definition: its header and the type's own settings, flat.
 */
export interface FieldType<Field extends FieldHeader = FieldHeader> {
  readonly name: string
  readonly family: FieldFamily
  /** An example value, shown in the type picker. */
  readonly example: string
  /** JSON Schema of the type's own settings: an object schema whose keys lie flat in the field. */
  readonly settings: TObject
  /** What a value is in JSON; absent = a text, a number or a truth value. */
  readonly holds?: 'list' | 'files' | 'parts' | 'rows'
  /** JSON Schema of a value that is not blank, after `normalise`. */
  value(field: Field, context: FieldContext): TSchema
  /** What a value's schema cannot say (bounds of exact decimals, real phone numbers); undefined when fine. */
  refuse?(value: FieldValue, field: Field, context: FieldContext): Omit<Issue, 'path'> | undefined
  /**
   * Brings an input to the form that is stored: NFC, E.164, the field's scale; blank text becomes null.
   * Called with anything of the shape that the type holds, and any scalar: what it cannot bring into form it returns as it is, for `value` and `refuse` to decline.
   */
  normalise(value: FieldValue, field: Field, context: FieldContext): FieldValue
  /** The server cleans what is sent, for it is drawn as more than text. */
  readonly cleaned?: CleanedName
  /** Storage of the value. */
  column(field: Field): ColumnSpec
  /** From what the driver returns for the column to the wire. */
  decode(stored: unknown, field: Field, context: FieldContext): FieldValue
  /** Digits after the point that the field keeps, for types of exact numbers. */
  decimals?(field: Field, context: FieldContext): number
  /** Who gives the value: a person or program, or the system itself. */
  readonly filledBy: 'people' | 'system'
  /** No record is without a value, so no field of the type may do without `required`. */
  readonly alwaysRequired?: true
  /** The value of a new record when none is given; undefined = blank. */
  initial?(field: Field): FieldValue | undefined
  /** Where the values point, for types that hold ids. */
  link?(field: Field): FieldLink
  /** The options to choose from, in order, for types that have them. */
  options?(field: Field): readonly FieldOption[]
  /** The field with the options that it borrows from a shared picklist; `optionsOf` finds those by its name. */
  withShared?(field: Field, optionsOf: (name: string) => readonly FieldOption[] | undefined): FieldHeader
  /** Which values may be newly chosen beside the record's other values; undefined where all may be. */
  narrowed?(field: Field): ((valueOf: (name: string) => FieldValue) => ReadonlySet<string>) | undefined
  /** The field of the same object whose value `narrowed` looks at. */
  narrowedBy?(field: Field): string | undefined
  /** The parts of a value as fields, for types that hold them: rules, filters and lists name one as the last step of a path. */
  parts?(field: Field): readonly FieldHeader[]
  /** A field of one of the values, for types that hold several: what one of them is chosen by. */
  element?(field: Field): FieldHeader
  /** How the next value is made on a day (`2026-11-21`) of the workspace, for types that number records. */
  numbering?(field: Field, today: string): Numbering
  /** What the field takes of files, for types that hold them: their values are attached uploads and come by no text. */
  files?(field: Field): FileLimits
  /** How the value is reckoned, for types that have no column; `column` then says the type of the result. */
  computed?(field: Field): Computation
  /** The records of another object that are its value, for types that have no column but rows. */
  rows?(field: Field): ChildRows
  /** The type of the field in rules. */
  ruleType(field: Field): RuleType
  /** What filters may ask of the field. */
  readonly operators: readonly OperatorName[]
  /** The field as filters ask of it and enter values to compare it with, where that is as another type's. */
  asked?(field: Field): FieldHeader
  /** Whether lists may sort by the field. */
  readonly sortable: boolean
  /** Whether the value is part of the record's search text. */
  readonly searchable: boolean
  /** What a value is found by, where that is not the value itself. */
  searchText?(value: FieldValue): string
  readonly inspector: readonly InspectorEntry[]
  readonly control: ControlName
  /** How lists and record pages draw a value, where `format` alone would be poor. */
  readonly display?: DisplayName
  /** The value as the reader sees it; `title` is the title of the record it points at. */
  format(value: FieldValue, field: Field, reader: ReaderContext & { readonly title?: string }): string
  /** What a spreadsheet keeps the value as; absent: the text that `format` makes of it. */
  cell?(field: Field, context: FieldContext): SheetCell | undefined
  /** How a rule says a number that is compared with such a field, with all decimals that it has; absent: as a bare number. */
  sayNumber?(value: string, decimals: number, language: Language): string
  /** Reads what a person or a spreadsheet wrote. Links are returned as written: the importer finds the record. */
  parse(text: string, field: Field, context: ReadingContext): ParsedValue
  /** 0..1: how well the type fits these non-blank texts of a spreadsheet column; absent = never proposed. */
  score?(samples: readonly string[], context: FieldContext): number
  /** The settings that a field needs to hold these non-blank texts, where the type's own defaults would refuse some of them. */
  settingsFor?(samples: readonly string[], context: ReadingContext): Readonly<Record<string, unknown>>
  /** Faults in the settings that their schema cannot say; paths are relative to the field. */
  check?(field: Field, scope: FieldCheckScope): readonly Issue[]
  /** What the settings of a field of `object` mention; paths are relative to the field. */
  references?(field: Field, object: string): readonly Reference[]
}

/** The definition of a field of a type with these settings. */
export type FieldOf<Settings extends TObject> = FieldHeader & Static<Settings>

/** Declares a field type; the settings schema types the `field` argument of every member. */
export function defineFieldType<Settings extends TObject>(
  type: Omit<FieldType<FieldOf<Settings>>, 'settings'> & { readonly settings: Settings },
): FieldType {
  // The registry hands every type only fields of that type, which the object's schema has checked.
  return type as unknown as FieldType
}
