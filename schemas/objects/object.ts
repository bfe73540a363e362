import { type Static, Type } from 'typebox'
import { ApiName, definitionHeader, type DefinitionHeader, FieldPath } from '../definition.ts'
import { AnyField, type FieldDefinition } from '../fields/field.ts'
import { idPattern } from '../ids.ts'
import { LabelSchema } from '../label-schema.ts'
import { PoolSchema } from './pool.ts'

const fieldNames = Type.Array(ApiName, { minItems: 1, maxItems: 8, uniqueItems: true })

/** One kind of business of an object: what its records hold is shown and asked differently by layouts. */
const RecordType = Type.Object(
  {
    id: Type.String({ pattern: idPattern('recordType') }),
    /** What is stored, and what layouts and rules name. */
    name: ApiName,
    label: LabelSchema,
    description: Type.Optional(LabelSchema),
  },
  { additionalProperties: false },
)

export type RecordType = Static<typeof RecordType>

/** JSON Schema of an object: what one kind of record holds. */
export const ObjectSchema = Type.Object(
  {
    ...definitionHeader('object'),
    help: Type.Optional(LabelSchema),
    plural: LabelSchema,
    icon: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{0,47}$' })),
    /** The field that names a record. */
    title: ApiName,
    /** The paths of the second line, which tells records of one title apart. */
    subtitle: Type.Optional(Type.Array(FieldPath, { maxItems: 4, uniqueItems: true })),
    /** The paths of the key facts on top of the record page. */
    facts: Type.Optional(Type.Array(FieldPath, { maxItems: 8, uniqueItems: true })),
    unique: Type.Optional(
      Type.Array(
        Type.Object({ id: Type.String({ pattern: idPattern('unique') }), fields: fieldNames }, { additionalProperties: false }),
        { maxItems: 20 },
      ),
    ),
    indexes: Type.Optional(
      Type.Array(
        Type.Object({ id: Type.String({ pattern: idPattern('index') }), fields: fieldNames }, { additionalProperties: false }),
        { maxItems: 20 },
      ),
    ),
    /** The kinds of business that records of the object are; the first is what a new record is unless somebody chooses. */
    recordTypes: Type.Optional(Type.Array(RecordType, { maxItems: 50 })),
    /** Present: records may have no owner, and stand in the pool until somebody claims them. */
    pool: Type.Optional(PoolSchema),
    /** People may be let in to single records by hand, each to see or to change it. */
    team: Type.Optional(Type.Boolean({ default: false })),
    fields: Type.Array(AnyField, { minItems: 1, maxItems: 500 }),
  },
  { additionalProperties: false },
)

export type ObjectDefinition = Omit<Static<typeof ObjectSchema>, 'fields'> & { fields: FieldDefinition[] }

/** Whether a definition describes an object. */
export const isObject = (definition: DefinitionHeader): definition is ObjectDefinition => definition.kind === 'object'

/** The field of this name, if the object has one. */
export const fieldOf = (object: ObjectDefinition, name: string): FieldDefinition | undefined =>
  object.fields.find((field) => field.name === name)
