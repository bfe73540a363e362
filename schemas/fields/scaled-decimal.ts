import { Type } from 'typebox'
import { DecimalText, decodeDecimal, heldAsDecimal, maxFieldScale, refuseDecimal, tidyDecimal } from './decimal-value.ts'
import type { FieldHeader, FieldType, FieldValue, InspectorEntry } from './field-type.ts'

/** Decimals of a field whose settings say nothing. */
export const usualScale = 2

/** The settings of types whose numbers have a fixed count of decimals. */
export const scaledSettings = {
  scale: Type.Optional(Type.Integer({ minimum: 0, maximum: maxFieldScale, default: usualScale })),
  min: Type.Optional(DecimalText),
  max: Type.Optional(DecimalText),
  default: Type.Optional(DecimalText),
}

const scaledEntries: readonly InspectorEntry[] = [
  { key: 'scale', step: 'basics', editor: 'number' },
  { key: 'default', step: 'basics', editor: 'value' },
  { key: 'min', step: 'limits', editor: 'decimal' },
  { key: 'max', step: 'limits', editor: 'decimal' },
]

/** What these types have in common. */
export const scaledDecimal = {
  ...heldAsDecimal,
  refuse: (value: FieldValue, { scale = usualScale, min, max }: Scaled) => refuseDecimal(value, { scale, min, max }),
  normalise: (value: FieldValue, { scale = usualScale }: Scaled) => tidyDecimal(value, scale),
  decode: (stored: unknown, { scale = usualScale }: Scaled) => decodeDecimal(stored, scale),
  decimals: ({ scale = usualScale }: Scaled) => scale,
  inspector: scaledEntries,
} satisfies Partial<FieldType>

interface Scaled extends FieldHeader {
  readonly scale?: number
  readonly min?: string
  readonly max?: string
}
