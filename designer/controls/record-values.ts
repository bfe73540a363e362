import { createContext, useContext, useSyncExternalStore } from 'react'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import { fieldTypeOf } from '../../schemas/fields/field.ts'
import type { FieldOption, FieldValue } from '../../schemas/fields/field-type.ts'
import { isTexts } from '../../schemas/fields/several.ts'

/** The other values of the record that a form shows, by field name. */
export type RecordValues = Readonly<Record<string, FieldValue>>

/** Where inputs read the other values from, each only those that it needs. */
export interface RecordValuesSource {
  subscribe(listener: () => void): () => void
  values(): RecordValues
}

const RecordValuesContext = createContext<RecordValuesSource | null>(null)

/** Set around a record's form; without it inputs offer every option. */
export const RecordValuesProvider = RecordValuesContext.Provider

interface OfferedOptions {
  /** What can be chosen now, and what is chosen already. */
  readonly options: readonly FieldOption[]
  /** The field that has to be filled in before anything can be chosen. */
  readonly waitsFor: string | undefined
}

const nobody = () => () => undefined

/** The options that an input offers: of a record's form only those that may be newly chosen, and of these what `limit` names. */
export function useOfferedOptions(field: FieldDefinition, value: FieldValue, limit: readonly string[] | null = null): OfferedOptions {
  const source = useContext(RecordValuesContext)
  const type = fieldTypeOf(field)
  const all = type.options?.(field) ?? []
  const by = type.narrowedBy?.(field)
  const decides = useSyncExternalStore(source?.subscribe ?? nobody, () => (by === undefined ? null : (source?.values()[by] ?? null)))
  const narrowed = source ? type.narrowed?.(field)?.((name) => (name === by ? decides : (source.values()[name] ?? null))) : undefined
  if (!narrowed && limit === null) return { options: all, waitsFor: undefined }
  const chosen = isTexts(value) ? value : [value]
  const isOffered = (option: string): boolean => (narrowed?.has(option) ?? true) && (limit?.includes(option) ?? true)
  return {
    options: all.filter((option) => isOffered(option.value) || chosen.includes(option.value)),
    waitsFor: narrowed && by !== undefined && decides === null ? by : undefined,
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
