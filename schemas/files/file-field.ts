import { Type } from 'typebox'
import { fileOperators } from '../fields/filters.ts'
import type { FieldValue, InspectorEntry } from '../fields/field-type.ts'
import { uuidPattern } from '../fields/patterns.ts'
import { isTexts, joinedSeveral } from '../fields/several.ts'
import { unlessBlank } from '../fields/text-value.ts'
import type { Issue } from '../issue.ts'
import { unknownType } from './file-formats.ts'
import { isFile, isFiles } from './file-value.ts'

/** Files that one field of a record may hold, if its settings say nothing. */
export const usualMost = 10

/** The settings that files and images share: how many a record has in the field. */
export const countSettings = {
  least: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  most: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: usualMost })),
}

/** A limit of one file's size in megabytes. */
export const megabytes = (most: number) => Type.Optional(Type.Integer({ minimum: 1, maximum: most, default: usualMegabytes }))

/** What one file may be large, if the settings of its field say nothing. */
export const usualMegabytes = 25

export const countEntries: readonly InspectorEntry[] = [
  { key: 'least', step: 'limits', editor: 'number' },
  { key: 'most', step: 'limits', editor: 'number' },
]

interface Counted {
  readonly least?: number
  readonly most?: number
}

const FileId = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 60 }),
  name: Type.Optional(Type.String()),
  size: Type.Optional(Type.Integer()),
  type: Type.Optional(Type.String()),
})

/** What files and images have in common. A value that is sent names uploads by their ids; what else it says of them is not believed. */
export const holdsFiles = {
  holds: 'files',
  value: ({ least = 1, most = usualMost }: Counted) => Type.Array(FileId, { minItems: least, maxItems: most }),
  refuse: refuseUnsent,
  normalise: namedOnce,
  column: () => ({ kind: 'uuid[]' as const }),
  decode: filesOf,
  filledBy: 'people',
  ruleType: () => ({ type: 'files' as const }),
  operators: fileOperators,
  sortable: false,
  searchable: false,
  control: 'files',
  display: 'files',
  format: (value: FieldValue) => joinedSeveral(isFiles(value) ? value.map(({ name }) => name) : []),
  parse: (text: string) => unlessBlank(text, () => ({ issue: { code: 'file-not-written' } })),
} as const

const isId = new RegExp(uuidPattern)

/** What is still on its way to the server has no id yet. */
function refuseUnsent(value: FieldValue): Omit<Issue, 'path'> | undefined {
  return isFiles(value) && !value.every(({ id }) => isId.test(id)) ? { code: 'file-not-uploaded' } : undefined
}

/** Each file once, by its id alone; no files are blank. What is no list of files is left for the schema. */
function namedOnce(value: FieldValue): FieldValue {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (!Array.isArray(value) || !value.every(isFile)) return value
  // Facts of files come from the uploads themselves, when a value is stored.
  return [...new Set(value.map(({ id }) => id))].map((id) => ({ id })) as unknown as FieldValue
}

/** What statements select says all of the files; a bare column only which they are. */
function filesOf(stored: unknown): FieldValue {
  if (isTexts(stored) && stored.length > 0) return stored.map((id) => ({ id, name: '', size: 0, type: unknownType }))
  return isFiles(stored) ? stored : null
}

/** A least that is above the most asks for what nobody can give. */
export function countIssues({ type, least, most = usualMost }: Counted & { readonly type: string }): readonly Issue[] {
  return least !== undefined && least > most ? [{ code: `field.${type}.empty-range`, path: '/least', params: { min: least, max: most } }] : []
}
