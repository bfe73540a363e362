import type { ColumnKind } from '../../schemas/fields/field-type.ts'

/**
 * The types that a field may change to while every stored value stays as it is, or is only written differently.
 * Whatever is not listed would lose values or leave some that the new type refuses, so a publish is blocked.
 */
const safeRetypes: Readonly<Record<string, readonly string[]>> = {
  text: ['long_text', 'address'],
  long_text: ['text'],
  email: ['text', 'long_text'],
  phone: ['text', 'long_text'],
  url: ['text', 'long_text'],
  picklist: ['text', 'long_text'],
  autonumber: ['text', 'long_text'],
  integer: ['decimal', 'currency', 'percent'],
  rating: ['integer', 'decimal'],
  duration: ['integer', 'decimal'],
  decimal: ['currency', 'percent'],
  currency: ['decimal', 'percent'],
  image: ['file'],
  percent: ['decimal', 'currency'],
  lookup: ['owned_lookup'],
  owned_lookup: ['lookup'],
}

/** Whether stored values survive the change of a field's type. */
export const isSafeRetype = (from: string, to: string): boolean => safeRetypes[from]?.includes(to) ?? false

/** A column's values as those of another kind, in SQL. A text becomes an address as it was typed. */
export const recast = (column: string, { was, is }: { was: ColumnKind; is: ColumnKind }, type: string): string =>
  was === 'text' && is === 'jsonb' ? `case when ${column} is not null then jsonb_build_object('text', ${column}) end` : `${column}::${type}`

/** Whether the column itself has to be rewritten. */
export const needsRewrite = (from: ColumnKind, to: ColumnKind): boolean => from !== to
