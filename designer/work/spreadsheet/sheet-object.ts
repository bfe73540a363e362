import type { PreviewColumn, TablePreview } from '../../../schemas/api/file.ts'
import type { ImportColumn, SpreadsheetProposal, SpreadsheetRequest } from '../../../schemas/api/import.ts'
import type { ReadingSettings } from '../../../schemas/api/table-reading.ts'
import { canBeTitle, type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { newId } from '../../../schemas/ids.ts'
import { canFindRows } from '../../../schemas/imports/can-find-rows.ts'
import type { Language } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** What a person says of the object that a file becomes, where the proposal is to be another. */
export interface SheetAnswers {
  readonly one: string
  readonly many: string
  /** Types chosen instead of the proposed ones; null leaves a column out. */
  readonly types: Readonly<Record<string, string | null>>
  /** Name of the field that records are called by; null: as proposed. */
  readonly title: string | null
  /** Name of the field that tells records apart; `none`, or null: as proposed. */
  readonly key: string | null
  /** What was answered about reading single columns. */
  readonly readings: Readonly<Record<string, Partial<ImportColumn>>>
}

export const noAnswers = (one: string, many: string): SheetAnswers => ({ one, many, types: {}, title: null, key: null, readings: {} })

export const noKey = 'none'

/** What the file is probably about: its name without ending, figures and dates. */
export function labelFromFile(name: string): string {
  const words = name.replace(/\.[^.]+$/, '').replaceAll(/[_\-.]+/g, ' ').replaceAll(/\(?\d[\d\s/]*\)?/g, ' ').replaceAll(/\s+/g, ' ').trim()
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

/** The body that asks for a proposal; while nothing is called anything, the file's own name stands in. */
export const proposalRequest = (file: string, reading: ReadingSettings, { one, types }: Pick<SheetAnswers, 'one' | 'types'>): SpreadsheetRequest => ({
  ...reading,
  file,
  label: one.trim() === '' ? 'x' : one.trim(),
  types: { ...types },
})

/** The object of a proposal. The server proposes only what fits the schema of objects. */
export const objectOf = ({ object }: SpreadsheetProposal): ObjectDefinition => object as unknown as ObjectDefinition

/** The fields by the columns that they come from. */
export function fieldsByColumn(proposal: SpreadsheetProposal): ReadonlyMap<string, FieldDefinition> {
  const fields = new Map(objectOf(proposal).fields.map((field) => [field.id, field]))
  return new Map(proposal.mapping.columns.flatMap(({ column, field }) => {
    const found = fields.get(field)
    return found ? [[column, found] as const] : []
  }))
}

/** The fields that records could be called by. */
export const titleFields = (proposal: SpreadsheetProposal): readonly FieldDefinition[] =>
  objectOf(proposal).fields.filter((field) => canBeTitle(field) && fieldTypeOf(field).filledBy === 'people' && !fieldTypeOf(field).options)

/** The fields whose column never says the same twice and is never blank, as far as was looked. */
export function keyFields(proposal: SpreadsheetProposal, { columns, sampled }: TablePreview): readonly FieldDefinition[] {
  const fields = fieldsByColumn(proposal)
  const tellsApart = ({ filled, distinct }: PreviewColumn): boolean => sampled > 1 && filled === sampled && distinct === sampled
  return columns.filter(tellsApart).flatMap(({ column }) => fields.get(column) ?? []).filter(canFindRows)
}

/** The names of title and key as they stand after the answers, checked against the fields that are left. */
export function chosenFields(proposal: SpreadsheetProposal, preview: TablePreview, { title, key }: SheetAnswers): { title: string; key: string | null } {
  const isOneOf = (fields: readonly FieldDefinition[], name: string | null): boolean => fields.some((field) => field.name === name)
  const object = objectOf(proposal)
  const keys = keyFields(proposal, preview)
  return {
    title: title !== null && isOneOf(titleFields(proposal), title) ? title : object.title,
    key: key === noKey ? null : key !== null && isOneOf(keys, key) ? key : (proposal.key?.[0] ?? null),
  }
}

/** The object as it goes into the draft: the proposal with the answers. */
export function finalObject(proposal: SpreadsheetProposal, preview: TablePreview, { answers, name, language }: { answers: SheetAnswers; name: string; language: Language }): ObjectDefinition {
  const { title, key } = chosenFields(proposal, preview, answers)
  const { unique: proposed, ...object } = objectOf(proposal)
  const unique = key === null ? undefined : (proposed?.filter(({ fields }) => fields.join() === key) ?? [])
  return {
    ...object,
    name,
    label: { [language]: answers.one.trim() },
    plural: { [language]: answers.many.trim() },
    title,
    ...(key !== null && { unique: unique && unique.length > 0 ? unique : [{ id: newId('unique'), fields: [key] }] }),
  }
}

/** What the columns fill, with what was answered about reading them. */
export const finalColumns = ({ mapping }: SpreadsheetProposal, { readings }: Pick<SheetAnswers, 'readings'>): ImportColumn[] =>
  mapping.columns.map((column) => ({ ...column, ...readings[column.column] }))
