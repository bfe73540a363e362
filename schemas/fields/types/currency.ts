import { Type } from 'typebox'
import { currencyDigits, isCurrency } from '../currencies.ts'
import { DecimalText, decodeDecimal, emptyRange, heldAsDecimal, maxFieldScale, neededScale, refuseDecimal, tidyDecimal, tidyRead } from '../decimal-value.ts'
import { defineFieldType, type FieldContext } from '../field-type.ts'
import { currencyCodePattern } from '../patterns.ts'
import { columnHints, fitOf } from '../reading/column.ts'
import { namesCurrency, readMoney } from '../reading/money.ts'
import { shownMoney } from '../showing/numbers.ts'
import { unlessBlank } from '../text-value.ts'

/** An amount of money in the workspace's currency, or in one that the field names. */
export const currency = defineFieldType({
  name: 'currency',
  family: 'number',
  example: '1,500,000',
  settings: Type.Object(
    {
      /** ISO 4217; the workspace's currency where it is left out. */
      currency: Type.Optional(Type.String({ pattern: currencyCodePattern })),
      /** Decimals; those of the currency where it is left out. */
      scale: Type.Optional(Type.Integer({ minimum: 0, maximum: maxFieldScale })),
      min: Type.Optional(DecimalText),
      max: Type.Optional(DecimalText),
      default: Type.Optional(DecimalText),
    },
    { additionalProperties: false },
  ),
  ...heldAsDecimal,
  refuse: (value, field, context) => refuseDecimal(value, { scale: moneyOf(field, context).decimals, min: field.min, max: field.max }),
  normalise: (value, field, context) => tidyDecimal(value, moneyOf(field, context).decimals),
  decode: (stored, field, context) => decodeDecimal(stored, moneyOf(field, context).decimals),
  decimals: (field, context) => moneyOf(field, context).decimals,
  inspector: [
    { key: 'currency', step: 'basics', editor: 'currency' },
    { key: 'default', step: 'basics', editor: 'value' },
    { key: 'min', step: 'limits', editor: 'decimal' },
    { key: 'max', step: 'limits', editor: 'decimal' },
    { key: 'scale', step: 'advanced', editor: 'number' },
  ],
  control: 'money',
  format: (value, field, reader) => shownMoney(String(value), moneyOf(field, reader), reader.language),
  cell: (field, context) => {
    const { decimals, currency: unit } = moneyOf(field, context)
    return { holds: 'number', decimals, unit }
  },
  parse: (text, field, context) =>
    unlessBlank(text, () => {
      const money = moneyOf(field, context)
      return tidyRead(readMoney(text, money.currency, { decimalMark: context.decimalMark, whole: money.decimals === 0 }), money.decimals)
    }),
  score: (samples, context) => {
    const { decimalMark = '.' } = columnHints(samples)
    const reads = (text: string) => namesCurrency(text) && 'value' in readMoney(text, context.currency, { decimalMark })
    return fitOf(samples, reads, 0.9)
  },
  settingsFor: (samples, { decimalMark = '.', currency: code }) =>
    neededScale(samples, { usual: currencyDigits(code), read: (text) => readMoney(text, code, { decimalMark }) }),
  check: ({ currency: code, min, max }) => [
    ...(code === undefined || isCurrency(code) ? [] : [{ code: 'field.currency.unknown-currency', path: '/currency', params: { currency: code } }]),
    ...emptyRange(min, max, 'field.currency.empty-range'),
  ],
})

/** The currency that amounts of the field are in, and the decimals that they keep. */
function moneyOf(field: { currency?: string; scale?: number }, context: FieldContext): { currency: string; decimals: number } {
  const code = field.currency ?? context.currency
  return { currency: code, decimals: field.scale ?? currencyDigits(code) }
}
