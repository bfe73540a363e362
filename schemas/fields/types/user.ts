import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { choiceOperators } from '../filters.ts'
import { RecordId, tidyId } from '../record-id.ts'
import { readText } from '../text-value.ts'

/** A person of the workspace. */
export const user = defineFieldType({
  name: 'user',
  family: 'people',
  example: 'Hoa',
  settings: Type.Object({}, { additionalProperties: false }),
  value: () => RecordId,
  normalise: tidyId,
  column: () => ({ kind: 'uuid' }),
  decode: String,
  filledBy: 'people',
  link: () => ({ to: 'person' }),
  ruleType: () => ({ type: 'record', object: 'user' }),
  operators: choiceOperators,
  sortable: true,
  searchable: false,
  inspector: [],
  control: 'person',
  format: (value, _field, { title }) => title ?? String(value),
  parse: readText,
})
