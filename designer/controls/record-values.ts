import { createContext, useContext } from 'react'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import { fieldTypeOf } from '../../schemas/fields/field.ts'
import type { FieldOption, FieldValue } from '../../schemas/fields/field-type.ts'
import { isTexts } from '../../schemas/fields/several.ts'

/** The other values of the record that a form shows, by field name. */
export type RecordValues = Readonly<Record<string, FieldValue>>

const RecordValuesContext = createContext<RecordValues | null>(null)

/** Set around a record's form; without it inputs offer every option. */
export const RecordValuesProvider = RecordValuesContext.Provider

interface OfferedOptions {
  /** What can be chosen now, and what is chosen already. */
  readonly options: readonly FieldOption[]
  /** The field that has to be filled in before anything can be chosen. */
  readonly waitsFor: string | undefined
}

/** The options that an input offers: of a record's form only those that may be newly chosen. */
export function useOfferedOptions(field: FieldDefinition, value: FieldValue): OfferedOptions {
  const values = useContext(RecordValuesContext)
  const type = fieldTypeOf(field)
  const all = type.options?.(field) ?? []
  const offered = values ? type.narrowed?.(field)?.((name) => values[name] ?? null) : undefined
  if (!values || !offered) return { options: all, waitsFor: undefined }
  const chosen = isTexts(value) ? value : [value]
  const by = type.narrowedBy?.(field)
  return {
    options: all.filter((option) => offered.has(option.value) || chosen.includes(option.value)),
    waitsFor: by !== undefined && (values[by] ?? null) === null ? by : undefined,
  }
}

/** The values after a change, without options that the new values do not offer any more. */
export function withOfferedOnly(fields: readonly FieldDefinition[], before: RecordValues, after: RecordValues): RecordValues {
  const stale = fields.filter((field) => {
    const type = fieldTypeOf(field)
    const by = type.narrowedBy?.(field)
    if (by === undefined || before[by] === after[by]) return false
    const offered = type.narrowed?.(field)?.((name) => after[name] ?? null)
    const value = after[field.name] ?? null
    const chosen = isTexts(value) ? value : [value]
    return value !== null && chosen.some((each) => !offered?.has(String(each)))
  })
  return stale.length === 0 ? after : { ...after, ...Object.fromEntries(stale.map(({ name }) => [name, null])) }
}
