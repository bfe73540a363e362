import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { defineFieldType } from '../field-type.ts'
import { Inverse, linksToObject, objectEntries, unknownObject } from '../object-link.ts'

/** The record that a record belongs to: it is there only with it, goes with it, and may be seen and changed by whoever may that. */
export const ownedLookup = defineFieldType({
  name: 'owned_lookup',
  family: 'link',
  example: 'Acme ⊃',
  settings: Type.Object(
    {
      object: ApiName,
      inverse: Type.Optional(Inverse),
      /** Whether a record may be given to another one later. */
      reparent: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  ...linksToObject,
  alwaysRequired: true,
  link: ({ object, inverse, reparent = false }) => ({ to: 'object', object, onDelete: 'cascade', owned: { reparent }, ...(inverse && { inverse }) }),
  inspector: [...objectEntries, { key: 'reparent', step: 'advanced', editor: 'switch' }],
  check: unknownObject,
})
