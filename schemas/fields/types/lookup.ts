import { Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { defineFieldType } from '../field-type.ts'
import { Inverse, linksToObject, objectEntries, unknownObject } from '../object-link.ts'

/** One record of another object. */
export const lookup = defineFieldType({
  name: 'lookup',
  family: 'link',
  example: 'Acme →',
  settings: Type.Object(
    {
      object: ApiName,
      /** What happens to records that point at a record when that one is deleted. */
      onDelete: Type.Optional(Type.Enum(['restrict', 'cascade', 'set_null'], { default: 'restrict' })),
      inverse: Type.Optional(Inverse),
      /** Who is in the team of the record that is pointed at reaches this one, in the same way. */
      sharesTeam: Type.Optional(Type.Boolean({ default: false })),
    },
    { additionalProperties: false },
  ),
  ...linksToObject,
  link: ({ object, onDelete = 'restrict', inverse, sharesTeam }) => ({ to: 'object', object, onDelete, ...(inverse && { inverse }), ...(sharesTeam && { sharesTeam }) }),
  inspector: [...objectEntries, { key: 'onDelete', step: 'advanced', editor: 'choice' }, { key: 'sharesTeam', step: 'advanced', editor: 'switch' }],
  check: (field, scope) => [
    ...unknownObject(field, scope),
    ...(field.required && field.onDelete === 'set_null' ? [{ code: 'field.lookup.required-set-null', path: '/onDelete' }] : []),
  ],
})
