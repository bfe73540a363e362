import type { TFunction } from 'i18next'
import { decimalPattern } from '../../schemas/fields/patterns.ts'
import type { SchemaFault } from './schema-faults.ts'

/** What a fault says to the reader. `t` must have the namespace `inspector`. */
export function faultText({ keyword, limit }: SchemaFault, t: TFunction<'inspector'>): string {
  const count = typeof limit === 'number' ? limit : 0
  if (keyword === 'type') return t(`fault.type.${String(limit)}`, { defaultValue: '' }) || t('fault.other')
  if (keyword === 'pattern' && limit === decimalPattern) return t('fault.decimal')
  if (keyword === 'minLength' && count === 1) return t('fault.required')
  if (keyword === 'minItems' && count === 1) return t('fault.atLeastOne')
  return t(`fault.${keyword}`, { limit, count, defaultValue: '' }) || t('fault.other')
}
