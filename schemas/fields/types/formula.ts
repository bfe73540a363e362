import { Type } from 'typebox'
import { maxFieldScale } from '../decimal-value.ts'
import { defineFieldType, type FieldHeader, type FieldType } from '../field-type.ts'
import { currencyCodePattern } from '../patterns.ts'
import { ruleMark } from '../../rules/rule-mark.ts'
import { boolean } from './boolean.ts'
import { currency } from './currency.ts'
import { date } from './date.ts'
import { datetime } from './datetime.ts'
import { decimal } from './decimal.ts'
import { integer } from './integer.ts'
import { percent } from './percent.ts'
import { text } from './text.ts'

/** The types that a formula's result may have. The result is held, compared, sorted and shown as theirs is. */
const results = { text, integer, decimal, currency, percent, boolean, date, datetime } as const satisfies Readonly<Record<string, FieldType>>

type ResultName = keyof typeof results

/** A value that is reckoned from others whenever it is read. */
export const formula = defineFieldType({
  name: 'formula',
  family: 'automatic',
  example: 'amount * 20%',
  settings: Type.Object(
    {
      returns: Type.Enum(['decimal', 'integer', 'currency', 'percent', 'text', 'boolean', 'date', 'datetime']),
      /** Decimals that a number is rounded to; those of the result's type where it is left out. */
      scale: Type.Optional(Type.Integer({ minimum: 0, maximum: maxFieldScale })),
      /** ISO 4217 code of an amount; the workspace's currency where it is left out. */
      currency: Type.Optional(Type.String({ pattern: currencyCodePattern })),
      expression: Type.Unknown({ description: 'An expression in the rule language, as JsonLogic.', ...ruleMark }),
      /** What a number that is blank counts as. */
      blanks: Type.Optional(Type.Enum(['blank', 'zero'], { default: 'blank' })),
    },
    { additionalProperties: false },
  ),
  value: (field, context) => resultOf(field).value(shown(field), context),
  refuse: (value, field, context) => resultOf(field).refuse?.(value, shown(field), context),
  normalise: (value, field, context) => resultOf(field).normalise(value, shown(field), context),
  column: (field) => resultOf(field).column(shown(field)),
  decode: (stored, field, context) => resultOf(field).decode(stored, shown(field), context),
  decimals: (field, context) => resultOf(field).decimals?.(shown(field), context) ?? 0,
  computed: ({ expression, blanks = 'blank' }) => ({ rule: expression, blanks }),
  filledBy: 'system',
  ruleType: (field) => resultOf(field).ruleType(shown(field)),
  operators: ['==', '!=', 'is_blank'],
  asked: (field) => shown(field),
  sortable: true,
  searchable: false,
  inspector: [
    { key: 'returns', step: 'basics', editor: 'choice' },
    { key: 'expression', step: 'basics', editor: 'expression' },
    { key: 'scale', step: 'basics', editor: 'number' },
    { key: 'currency', step: 'advanced', editor: 'currency' },
    { key: 'blanks', step: 'advanced', editor: 'choice' },
  ],
  control: 'read_only',
  format: (value, field, reader) => resultOf(field).format(value, shown(field), reader),
  cell: (field, context) => resultOf(field).cell?.(shown(field), context),
  parse: (text, field, context) => resultOf(field).parse(text, shown(field), context),
  check: (field, scope) => [
    ...(resultOf(field).check?.(shown(field), scope) ?? []),
    ...unfitting(field),
  ],
})

interface Formula extends FieldHeader {
  readonly returns: ResultName
  readonly scale?: number | undefined
  readonly currency?: string | undefined
}

const resultOf = ({ returns }: Formula): FieldType => results[returns]

/** The field as the type of its result knows it. */
const shown = ({ id, name, label, returns, scale, currency: code }: Formula): FieldHeader =>
  ({ id, name, label, type: returns, ...(scale === undefined ? {} : { scale }), ...(code === undefined ? {} : { currency: code }) })

/** Settings that the result has no use for. */
function unfitting({ returns, scale, currency: code }: Formula): { code: string; path: string; params: Readonly<Record<string, unknown>> }[] {
  const fault = (key: string) => [{ code: 'field.formula.unused-setting', path: `/${key}`, params: { key, returns } }]
  return [
    ...(scale !== undefined && results[returns].decimals === undefined ? fault('scale') : []),
    ...(code !== undefined && returns !== 'currency' ? fault('currency') : []),
  ]
}
