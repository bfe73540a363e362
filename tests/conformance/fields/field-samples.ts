import type { FieldContext, FieldValue, ParsedValue, ReadingContext } from '../../../schemas/fields/field-type.ts'
import type { Language } from '../../../schemas/label.ts'

/** Settings of a type, flat as in a field's definition. */
export type Settings = Readonly<Record<string, unknown>>

/** What a type must pass beside the suite itself. A new type brings its samples in the same commit. */
export interface FieldSamples {
  readonly type: string
  /** The settings that samples use when they bring none. */
  readonly settings: Settings
  /** For every settings key two settings that differ in it, and so must change what the type does. */
  readonly settingsMatter: Readonly<Record<string, readonly [Settings, Settings]>>
  /** Input, and what is stored; `null` is blank. */
  readonly valid: readonly (readonly [input: FieldValue, stored: FieldValue, settings?: Settings])[]
  readonly invalid: readonly (readonly [input: FieldValue, code: string, settings?: Settings])[]
  /** Text of a person or a spreadsheet, and what it is read as or the code of why not. */
  readonly written: readonly (readonly [text: string, read: Read, more?: { settings?: Settings; hints?: Partial<ReadingContext> }])[]
  readonly shown: readonly (readonly [value: FieldValue, as: string | Readonly<Record<Language, string>>, settings?: Settings])[]
  /** Settings that the type's schema accepts and its check refuses, and the code of why. */
  readonly faulty: readonly (readonly [settings: Settings, code: string])[]
  /** What the driver returns, and the value on the wire. */
  readonly stored: readonly (readonly [column: unknown, value: FieldValue])[]
  /** A column of a spreadsheet that the type should win, if it is ever proposed. */
  readonly column?: readonly string[]
}

export type Read = { readonly is: FieldValue } | { readonly not: string }

export const is = (value: FieldValue): Read => ({ is: value })

export const not = (code: string): Read => ({ not: code })

export const readAs = (parsed: ParsedValue): Read => ('issue' in parsed ? not(parsed.issue.code) : is(parsed.value))

/** The workspace of all samples. */
export const workspace: FieldContext = { currency: 'VND', country: 'VN', zone: 'Asia/Ho_Chi_Minh' }
