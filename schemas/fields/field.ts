import { type TObject, type TSchema, Type } from 'typebox'
import { anyOfTypes } from '../any-of-types.ts'
import { ApiName } from '../definition.ts'
import { idPattern } from '../ids.ts'
import { LabelSchema } from '../label-schema.ts'
import type { RuleType } from '../rules/rule-type.ts'
import type { FieldHeader, FieldType } from './field-type.ts'
import { personalSettings } from './personal-data.ts'
import { fieldTypes } from './types/index.ts'

/** A field of an object: the header and its type's own settings, flat. */
export type FieldDefinition = FieldHeader

/** The type of a field. Fields in checked definitions always have one. */
export function fieldTypeOf(field: FieldDefinition): FieldType {
  const type = findFieldType(field.type)
  if (!type) throw new Error(`no field type ${field.type}`)
  return type
}

/** What the values of a field are to rules. */
export const ruleTypeOf = (field: FieldDefinition): RuleType => fieldTypeOf(field).ruleType(field)

/** Whether records may be called by a field: titles are stored, shown and sorted as they are, so they are texts. */
export const canBeTitle = (field: FieldDefinition): boolean => isStored(field) && ruleTypeOf(field).type === 'text'

/** Whether records keep a value of the field; others are reckoned, or put together from other records, when they are read. */
export const isStored = (field: FieldDefinition): boolean => !isReckoned(field) && !hasRows(field)

/** Whether the value is reckoned from others. */
export const isReckoned = (field: FieldDefinition): boolean => fieldTypeOf(field).computed !== undefined

/** Whether the value is other records, which are filled in and saved with this one. */
export const hasRows = (field: FieldDefinition): boolean => fieldTypeOf(field).rows !== undefined

/** Whether the value is given when a record is made and stays: what belongs to one record is not handed to another. */
export function isGivenOnce(field: FieldDefinition): boolean {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' && link.owned !== undefined && !link.owned.reparent
}

/** A field as filters ask of it: its type says what they offer, and its input takes the values that it is compared with. */
export const askedAs = (field: FieldDefinition): FieldDefinition => fieldTypeOf(field).asked?.(field) ?? field

/** Whether a unique key or an index may have the field. */
export const canBeKey = (field: FieldDefinition): boolean => isStored(field) && fieldTypeOf(field).holds === undefined

/** The field type of this name, if there is one. */
export const findFieldType = (name: string): FieldType | undefined => byName.get(name)

const byName = new Map(fieldTypes.map((type) => [type.name, type]))

/** JSON Schema of a field of one type. Unknown keys are refused. */
export const fieldSchema = (type: FieldType): TObject =>
  Type.Object(
    {
      id: Type.String({ pattern: idPattern('field') }),
      name: ApiName,
      type: Type.Literal(type.name),
      label: LabelSchema,
      description: Type.Optional(LabelSchema),
      help: Type.Optional(LabelSchema),
      required: Type.Optional(Type.Boolean({ default: false })),
      ...personalSettings,
      ...type.settings.properties,
    },
    { additionalProperties: false },
  )

/** JSON Schema of any field. */
export const AnyField: TSchema = anyOfTypes(fieldTypes.map(fieldSchema))
