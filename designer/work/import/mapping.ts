import type { AppAnswer, AppObject } from '../../../schemas/api/app.ts'
import type { PreviewColumn, TablePreview } from '../../../schemas/api/file.ts'
import type { ImportColumn, ImportMapping, ImportMode, ImportRequest } from '../../../schemas/api/import.ts'
import { type FieldDefinition, fieldTypeOf, hasRows } from '../../../schemas/fields/field.ts'
import { type PersonMatch, personMatchesFor } from '../../../schemas/imports/person-matches.ts'
import { givenSystemFields, systemFieldsOf } from '../../../schemas/objects/system-fields.ts'

/** What each column of the file fills, by the column's name; columns that are passed over are absent. */
export type Mapped = Readonly<Record<string, ImportColumn>>

export const mappedFrom = (columns: readonly ImportColumn[]): Mapped => Object.fromEntries(columns.map((each) => [each.column, each]))

/** The fields that this person may fill by an import. */
export function fillableFields({ definition, editable }: AppObject): readonly FieldDefinition[] {
  const own = definition.fields.filter((field) => editable.includes(field.name) && isImportable(field))
  const given = systemFieldsOf(definition).filter(({ name }) => givenSystemFields.has(name) && editable.includes(name))
  return [...own, ...given]
}

/** What people give, but for files and rows: those are filled in where their record is. */
const isImportable = (field: FieldDefinition): boolean => fieldTypeOf(field).filledBy === 'people' && !holdsFiles(field) && !hasRows(field)

const holdsFiles = (field: FieldDefinition): boolean => fieldTypeOf(field).files !== undefined

/** A way to name the record that a link points at. */
export type Match = { readonly match: string; readonly field: FieldDefinition } | { readonly match: string; readonly by: PersonMatch | 'id' }

/** What a person may do, as far as links of an import are concerned. */
export type LinkRights = Pick<AppAnswer, 'objects' | 'system'>

/** The ways to name what a field points at, the usual one first; none for fields that are no links. */
export function matchesFor(field: FieldDefinition, { objects, system }: LinkRights): readonly Match[] {
  const link = fieldTypeOf(field).link?.(field)
  if (!link) return []
  if (link.to === 'person') return personMatchesFor(system.includes('people')).map((by) => ({ match: by, by }))
  const target = objects.find(({ definition }) => definition.name === link.object)?.definition
  if (!target) return []
  const unique = new Set((target.unique ?? []).flatMap(({ fields }) => (fields.length === 1 ? fields : [])))
  const named = target.fields.filter(({ name }) => unique.has(name) || name === target.title).toSorted((a, b) => Number(unique.has(b.name)) - Number(unique.has(a.name)))
  return [...named.map((each) => ({ match: each.id, field: each })), { match: 'id', by: 'id' as const }]
}

/** A choice for a column; without a field the column is passed over. */
interface Assignment {
  readonly column: PreviewColumn
  readonly field: FieldDefinition | undefined
  readonly rights: LinkRights
}

/** The mapping with a column set to fill a field, read as its texts ask for. */
export function assign(mapped: Mapped, { column, field, rights }: Assignment): Mapped {
  const { [column.column]: _, ...others } = mapped
  if (!field) return others
  const [match] = matchesFor(field, rights)
  const filled: ImportColumn = {
    column: column.column,
    field: field.id,
    ...(match && { match: match.match }),
    ...(readsDates(field) && column.dateOrder && { dateOrder: column.dateOrder }),
    ...(readsNumbers(field) && column.decimalMark && { decimalMark: column.decimalMark }),
  }
  return { ...others, [column.column]: filled }
}

export const readsDates = (field: FieldDefinition): boolean => ['date', 'timestamptz'].includes(fieldTypeOf(field).column(field).kind)

export const readsNumbers = (field: FieldDefinition): boolean => ['numeric', 'bigint'].includes(fieldTypeOf(field).column(field).kind)

/** What must be answered for a column before its texts can be taken. */
export type Question = 'dateOrder' | 'decimalMark'

export function openQuestion(column: PreviewColumn, filled: ImportColumn, field: FieldDefinition): Question | undefined {
  if (readsDates(field) && isDoubtful(column, 'ambiguous-date') && !filled.dateOrder) return 'dateOrder'
  if (readsNumbers(field) && isDoubtful(column, 'ambiguous-number') && !filled.decimalMark) return 'decimalMark'
  return undefined
}

export const isDoubtful = (column: PreviewColumn, code: string): boolean => column.warnings.some((warning) => warning.code === code)

/** Files come with no column: they are uploaded where their record is. */
export const unimportableFields = ({ definition, editable }: AppObject): readonly FieldDefinition[] =>
  definition.fields.filter((field) => editable.includes(field.name) && holdsFiles(field))

/** Required fields that no column fills: every new record would be refused. */
export function requiredMissing(object: AppObject, mapped: Mapped): readonly FieldDefinition[] {
  const filled = new Set(Object.values(mapped).map(({ field }) => field))
  return [...fillableFields(object), ...unimportableFields(object)].filter((field) => field.required && !filled.has(field.id) && (fieldTypeOf(field).initial?.(field) ?? null) === null)
}

/** The unique keys whose fields the file fills: records can be found by them. */
export function usableKeys({ definition }: AppObject, mapped: Mapped): readonly (readonly string[])[] {
  const filled = new Set(Object.values(mapped).map(({ field }) => field))
  const isFilled = (name: string): boolean => definition.fields.some((field) => field.name === name && filled.has(field.id))
  return (definition.unique ?? []).map(({ fields }) => fields).filter((fields) => fields.every(isFilled))
}

/** How the rows become records. */
export interface ImportPlan {
  readonly mode: ImportMode
  readonly key: readonly string[] | null
  readonly blanks: NonNullable<ImportMapping['blanks']>
}

/** Why an import cannot begin yet. */
export type Hindrance = 'nothingMapped' | 'questions' | 'required' | 'key'

export interface Prepared {
  readonly object: AppObject
  readonly preview: TablePreview
  readonly mapped: Mapped
  readonly plan: ImportPlan
}

export function hindranceOf({ object, preview, mapped, plan }: Prepared): Hindrance | undefined {
  if (Object.keys(mapped).length === 0) return 'nothingMapped'
  const fields = new Map(fillableFields(object).map((field) => [field.id, field]))
  const isOpen = preview.columns.some((column) => {
    const filled = mapped[column.column]
    const field = filled && fields.get(filled.field)
    return filled && field && openQuestion(column, filled, field) !== undefined
  })
  // An exact file is read without guesses.
  if (isOpen && !preview.mapping?.exact) return 'questions'
  if (plan.mode === 'insert' && requiredMissing(object, mapped).length > 0) return 'required'
  return plan.mode !== 'insert' && plan.key === null ? 'key' : undefined
}

/** The body that begins the import, reading the file as the preview read it. */
export function importRequest({ object, preview, mapped, plan }: Prepared, dryRun: boolean): ImportRequest {
  const { file, encoding, delimiter, sheet, header } = preview
  return {
    file: file.id,
    object: object.definition.name,
    mode: plan.mode,
    ...(plan.mode !== 'insert' && plan.key && { key: [...plan.key] }),
    dryRun,
    mapping: {
      ...(encoding && { encoding }),
      // The preview answers one of the four delimiters of the settings, or none.
      ...(delimiter !== null && { delimiter: delimiter as ',' }),
      ...(sheet !== null && { sheet }),
      header,
      blanks: plan.blanks,
      ...(preview.mapping?.exact && { exact: true }),
      columns: preview.columns.flatMap(({ column }) => mapped[column] ?? []),
    },
  }
}
