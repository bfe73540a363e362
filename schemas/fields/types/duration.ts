import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { fitOf } from '../reading/column.ts'
import { readDuration, saysItsUnit } from '../reading/duration.ts'
import { shownDuration } from '../showing/dates.ts'
import { unlessBlank } from '../text-value.ts'
import { heldAsWhole } from '../whole-number.ts'

const Seconds = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** How long something takes, in seconds. */
export const duration = defineFieldType({
  name: 'duration',
  family: 'date',
  example: '1h 30m',
  settings: Type.Object(
    {
      default: Type.Optional(Seconds),
      /** What a number means to which nobody has written a unit. */
      unit: Type.Optional(Type.Enum(['hours', 'minutes', 'seconds'], { default: 'minutes' })),
    },
    { additionalProperties: false },
  ),
  value: () => Seconds,
  ...heldAsWhole,
  ruleType: () => ({ type: 'duration' }),
  inspector: [
    { key: 'unit', step: 'basics', editor: 'choice' },
    { key: 'default', step: 'basics', editor: 'value' },
  ],
  control: 'duration',
  format: (value, _field, { language }) => shownDuration(Number(value), language),
  cell: () => ({ holds: 'duration' }),
  parse: (text, { unit = 'minutes' }) => unlessBlank(text, () => readDuration(text, { unit })),
  // `1:30` is a time of day to most columns, and a number is a number.
  score: (samples) => fitOf(samples, (text) => saysItsUnit(text) && 'value' in readDuration(text, { unit: 'minutes' }), 0.85),
})
