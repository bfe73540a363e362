import { type Static, Type } from 'typebox'
import { definitionHeader } from '../definition.ts'
import { StoredCondition } from '../rules/stored-condition.ts'

/** Beside one's own, the records for which a rule holds: over the object's fields, relation paths and `user`. */
const ScopeRule = Type.Object({ where: StoredCondition }, { additionalProperties: false })

/**
 * Which records a right reaches: none, those one owns, those that people of one's departments own (`team`), of these and the
 * departments below (`below`), those for which a rule holds, or all. One's own are part of each but none.
 */
export const RightScope = Type.Union([Type.Literal(false), Type.Literal('own'), Type.Literal('team'), Type.Literal('below'), Type.Literal('all'), ScopeRule])

/** A scope in one word: what its rule says is the administrator's to know. */
export const ScopeLevel = Type.Union([Type.Literal(false), Type.Enum(['own', 'team', 'below', 'where', 'all'])])

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
    /** May see the object's pool and make records of it one's own. */
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
export type ScopeLevel = Static<typeof ScopeLevel>
export type FieldRight = Static<typeof FieldRight>
export type SystemRight = (typeof systemRights)[number]
