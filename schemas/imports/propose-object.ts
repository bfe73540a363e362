import type { PreviewColumn, TypeProposal } from '../api/file.ts'
import type { ImportColumn } from '../api/import.ts'
import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../fields/field.ts'
import { newId } from '../ids.ts'
import type { Language } from '../label.ts'
import { apiNameOf } from '../objects/api-name.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { canFindRows } from './can-find-rows.ts'

/** What an object made from a file is called, and how. */
interface ObjectNaming {
  /** What one row is called, and what many are. */
  readonly label: string
  readonly plural: string
  /** The language that label and columns are written in. */
  readonly language: Language
  /** Whether an object has this API name already. */
  taken(name: string): boolean
  /** Writes what is not Latin in Latin letters. */
  romanise?(text: string): string
}

/** An object for the rows of a file, and how the file is imported into it. */
interface ProposedObject {
  readonly object: ObjectDefinition
  readonly columns: ImportColumn[]
  /** The field whose values tell the rows apart, if there is one. */
  readonly key: string[] | null
}

/** Columns of a file with their types, the one to take first, and how many rows were looked at. A preview is one. */
interface SampledColumns {
  readonly columns: readonly PreviewColumn[]
  readonly sampled: number
}

/**
 * An object whose fields hold what the columns hold: each of the type that fits best, the title a text, and a unique key where
 * a column looks like one and no two rows have the same in it. Columns without proposals are left out.
 */
export function proposeObject({ columns, sampled }: SampledColumns, naming: ObjectNaming): ProposedObject {
  const drafts = draftsOf(columns, naming)
  const titled = withTitle(drafts, naming)
  const key = titled.drafts.find(({ column, field }) => tellsRowsApart(column, sampled) && canFindRows(field))
  return {
    object: {
      kind: 'object',
      format: 1,
      id: newId('object'),
      name: apiNameOf(naming.label, naming.taken, naming.romanise),
      label: { [naming.language]: naming.label },
      plural: { [naming.language]: naming.plural },
      title: titled.title,
      ...(key && { unique: [{ id: newId('unique'), fields: [key.field.name] }] }),
      fields: titled.drafts.map(({ field }) => field),
    },
    columns: titled.drafts.map(mappingOf),
    key: key ? [key.field.name] : null,
  }
}

/** A column, the type chosen for it, and the field made of both. */
interface FieldDraft {
  readonly column: PreviewColumn
  readonly proposal: TypeProposal
  readonly field: FieldDefinition
}

function draftsOf(columns: readonly PreviewColumn[], { language, romanise }: ObjectNaming): FieldDraft[] {
  const names = new Set<string>()
  return columns.flatMap((column) => {
    const [proposal] = column.types
    if (!proposal) return []
    const name = apiNameOf(column.column, (each) => names.has(each), romanise)
    names.add(name)
    return [{ column, proposal, field: { id: newId('field'), name, type: proposal.type, label: { [language]: column.column }, ...proposal.settings } }]
  })
}

/** The drafts with one that can be the title: the column called so, else the first text whose values differ most. */
function withTitle(drafts: readonly FieldDraft[], naming: ObjectNaming): { drafts: readonly FieldDraft[]; title: string } {
  const texts = drafts.filter(({ field }) => isText(field))
  const called = texts.find(({ column }) => titleWords.test(column.column.trim()))
  const found = called ?? texts.toSorted((a, b) => titleWorth(b) - titleWorth(a))[0]
  if (found) return { drafts, title: found.field.name }
  const [first, ...others] = drafts
  // Nothing is a text, so the first column becomes one; without any column there is a title to fill in by hand.
  const field = { ...(first?.field ?? emptyTitle(naming)), type: 'text' }
  const { id, name, type, label } = field
  const title: FieldDraft[] = first ? [{ ...first, proposal: { type, score: 0, settings: {} }, field: { id, name, type, label } }] : []
  return { drafts: [...title, ...others], title: name }
}

const emptyTitle = ({ label, language }: ObjectNaming): FieldDefinition => ({ id: newId('field'), name: 'name', type: 'text', label: { [language]: label } })

const isText = (field: FieldDefinition): boolean => ruleTypeOf(field).type === 'text' && fieldTypeOf(field).filledBy === 'people'

const titleWords = /^(full ?)?name$|^(title|subject|tên|họ (và )?tên|tiêu đề|名称|姓名|名字|标题)$|(?<!\p{L})name$|^tên /iu

/** Names are short, filled and seldom the same; codes are that too, but people do not speak in them. */
const titleWorth = ({ column, field }: FieldDraft): number =>
  column.distinct + (fieldTypeOf(field).sortable ? 0.5 : 0) - (isCalledLikeKey(column) ? column.distinct / 2 : 0)

const isCalledLikeKey = ({ column }: PreviewColumn): boolean => keyWord.test(column.trim()) || keyEnding.test(column.trim())

const keyWord = /(^|[\s_.-])(id|code|key|no\.?|number|mã|ma|số|so|sku)($|[\s_.-])|(编号|代码|编码|单号)$/iu

/** `CustomerId`, but not `Paid`. */
const keyEnding = /[a-z](Id|ID|Code|Key|No)$/

/** A column called like a key, filled everywhere and never with the same: what rows are found again by. */
const tellsRowsApart = (column: PreviewColumn, rows: number): boolean =>
  rows > 1 && column.filled === rows && column.distinct === rows && isCalledLikeKey(column)

function mappingOf({ column: { column, dateOrder, decimalMark, warnings }, proposal, field }: FieldDraft): ImportColumn {
  const hasLostZeros = warnings.some(({ code }) => code === 'leading-zero-lost')
  return {
    column,
    field: field.id,
    ...(proposal.match !== undefined && { match: proposal.match }),
    ...(dateOrder && { dateOrder }),
    ...(decimalMark && { decimalMark }),
    ...(hasLostZeros && { leadingZeroLost: true }),
  }
}
