import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { holdsId } from '../record-id.ts'

/** A person of the workspace. */
export const user = defineFieldType({
  name: 'user',
  family: 'people',
  example: 'Hoa',
  settings: Type.Object({}, { additionalProperties: false }),
  ...holdsId,
  link: () => ({ to: 'person' }),
  ruleType: () => ({ type: 'record', object: 'user' }),
  inspector: [],
  control: 'person',
})
