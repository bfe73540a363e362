import type { TSchema } from 'typebox'

/** JSON Schema of anything that is one of several types; validators tell the types apart by `type` alone, so faults name the right setting. */
export const anyOfTypes = (types: readonly TSchema[]): TSchema =>
  ({
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string' } },
    discriminator: { propertyName: 'type' },
    oneOf: types,
  }) as TSchema
