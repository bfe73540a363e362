import { canBeTitle, type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldType } from '../../../schemas/fields/field-type.ts'
import { fieldTypes } from '../../../schemas/fields/types/index.ts'
import { newId } from '../../../schemas/ids.ts'
import type { Label, Language } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { objectFrom } from '../objects/new-object.ts'
import { suggestPlural } from '../objects/plural.ts'
import type { StartingRows } from './child-rows.ts'
import { noAnswers, startingSettings } from './needed-settings.ts'

/** One column that the rows of a new object begin with. */
export interface WantedColumn {
  readonly label: string
  readonly type: string
}

/** What is asked about an object that a field brings along; `many` null = as it is suggested. */
export interface BroughtAnswers {
  readonly one: string
  readonly many: string | null
  readonly columns: readonly WantedColumn[]
}

export const noBrought: BroughtAnswers = { one: '', many: null, columns: [{ label: '', type: 'text' }] }

/** How answers become names: the language they are written in, and which names are free. */
export interface BroughtMaking {
  readonly language: Language
  readonly nameOf: (label: string, isTaken: (name: string) => boolean) => string
  readonly isObjectTaken: (name: string) => boolean
}

/** What many of a brought object are called. */
export const manyOf = ({ one, many }: BroughtAnswers, language: Language): string => (many ?? suggestPlural(one, language)).trim()

/** An object for a lookup to point at; undefined as long as an answer is missing. */
export function broughtTarget(answers: BroughtAnswers, { language, nameOf, isObjectTaken }: BroughtMaking): ObjectDefinition | undefined {
  const one = answers.one.trim()
  const many = manyOf(answers, language)
  return one === '' || many === '' ? undefined : objectFrom({ name: nameOf(one, isObjectTaken), one, many, language })
}

/** An object whose records are rows of another, and how a field shows them. */
export interface BroughtRows {
  readonly object: ObjectDefinition
  readonly rows: StartingRows
  /** The whole number that keeps the order of the rows. */
  readonly order: string
}

/**
 * The object for the rows of a new field of `parent`. Rows are seldom looked up by a name, so nobody is asked for one: their
 * title is the first column that is text, else a number that counts by itself. `isInverseTaken` says which names the parent uses.
 */
export function broughtRows(parent: ObjectDefinition, answers: BroughtAnswers, making: BroughtMaking & { readonly isInverseTaken: (name: string) => boolean }): BroughtRows | undefined {
  const { language, nameOf, isInverseTaken } = making
  const base = broughtTarget(answers, making)
  if (!base) return undefined
  const columns = wantedFields(answers.columns, making)
  const named = columns.find(canBeTitle)
  const number = named ? [] : [madeField(nameIn(nameOf, columns, 'number'), 'autonumber', { label: words.number, pattern: '{00000}' })]
  const [title = named] = number
  const inverse = { name: nameOf(manyOf(answers, language), isInverseTaken), label: base.plural }
  const shown = [...columns, ...number]
  const owner = madeField(nameIn(nameOf, shown, parent.name), 'owned_lookup', { label: parent.label, object: parent.name, required: true, inverse })
  const order = madeField(nameIn(nameOf, [...shown, owner], 'line'), 'integer', { label: words.line })
  return {
    object: { ...base, title: title?.name ?? '', fields: [...shown, owner, order] },
    rows: { object: base.name, field: owner.name, columns: (columns.length > 0 ? columns : shown).map(({ name }) => name) },
    order: order.name,
  }
}

const wantedFields = (columns: readonly WantedColumn[], { language, nameOf }: BroughtMaking): readonly FieldDefinition[] =>
  columns
    .filter(({ label }) => label.trim() !== '')
    .reduce<readonly FieldDefinition[]>((made, { label, type }) => [...made, madeField(nameIn(nameOf, made, label), type, { label: { [language]: label.trim() }, ...startOf(type) })], [])

/** The types of columns that need no further question. */
export const plainTypes = (): readonly FieldType[] => fieldTypes.filter((type) => type.filledBy === 'people' && startingSettings(type, noAnswers, plain) !== undefined)

const startOf = (type: string): object => startingSettings(fieldTypeOf({ id: '', name: '', label: '', type }), noAnswers, plain) ?? {}

// None of them has options, which alone would be made with it.
const plain = { language: 'en', valueOf: (label: string) => label } as const

const nameIn = (nameOf: BroughtMaking['nameOf'], among: readonly FieldDefinition[], label: string): string => nameOf(label, (name) => among.some((each) => each.name === name))

const madeField = (name: string, type: string, settings: { readonly label: Label; readonly [setting: string]: unknown }): FieldDefinition => ({ id: newId('field'), name, type, ...settings })

/** What the fields are called that nobody was asked for. */
const words = {
  number: { en: 'No.', vi: 'Số', 'zh-CN': '编号' },
  line: { en: 'Line', vi: 'Dòng', 'zh-CN': '行号' },
} as const satisfies Record<string, Label>
