import { type Static, Type } from 'typebox'
import { definitionHeader } from '../definition.ts'

/** Which records a right reaches: none, those one owns, or all. */
export const RightScope = Type.Union([Type.Literal(false), Type.Literal('own'), Type.Literal('all')])

const granted = Type.Optional(Type.Boolean({ default: false }))

const scope = Type.Optional(Type.Union(RightScope.anyOf, { default: false }))

export const ObjectRights = Type.Object(
  {
    create: granted,
    read: scope,
    update: scope,
    delete: scope,
    /** May set the owner. */
    assign: granted,
    /** May make a record of the object's pool one's own. */
    claim: granted,
    export: granted,
    import: granted,
  },
  { additionalProperties: false },
)

export const FieldRight = Type.Enum(['edit', 'read', 'none'])

export const systemRights = ['design', 'publish', 'people', 'settings'] as const

const everything = Type.Literal('everything')

/** JSON Schema of a role: what people who have it may do. `*` stands for all, later ones included. */
export const RoleSchema = Type.Object(
  {
    ...definitionHeader('role'),
    objects: Type.Record(Type.String({ pattern: '^(\\*|[a-z][a-z0-9_]{0,47})$' }), Type.Union([everything, ObjectRights]), { additionalProperties: false }),
    /** `deal.margin` -> right; fields not named may be edited where the object may be. */
    fields: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{0,47}\\.[a-z][a-z0-9_]{0,47}$' }), FieldRight, { additionalProperties: false }),
    ),
    system: Type.Optional(Type.Array(Type.Enum(['*', ...systemRights]), { uniqueItems: true })),
  },
  { additionalProperties: false },
)

export type RoleDefinition = Static<typeof RoleSchema>
export type ObjectRights = Static<typeof ObjectRights>
export type RightScope = Static<typeof RightScope>
export type FieldRight = Static<typeof FieldRight>
export type SystemRight = (typeof systemRights)[number]
