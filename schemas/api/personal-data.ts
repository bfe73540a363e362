import { type Static, Type } from 'typebox'
import { legalBases } from '../fields/personal-data.ts'

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) => Type.Union([schema, Type.Null()])

/** A live field that holds personal data, and what is said of it. */
export const PersonalDataField = Type.Object({
  object: Type.Object({ name: Type.String(), label: Type.String() }),
  field: Type.Object({ id: Type.String(), name: Type.String(), label: Type.String() }),
  category: Type.Enum(['basic', 'sensitive']),
  purpose: orNull(Type.String()),
  legalBasis: orNull(Type.Enum([...legalBases])),
  retention: orNull(Type.String()),
  /** Records outside the recycle bin with a value; null where the caller may not read the field of all records. */
  records: orNull(Type.Integer()),
  /** Labels of the roles that may see it. */
  roles: Type.Array(Type.String()),
})

export type PersonalDataField = Static<typeof PersonalDataField>

/** The register: fields of which something is not said yet come first. */
export const PersonalDataRegister = Type.Object({ items: Type.Array(PersonalDataField) })

export type PersonalDataRegister = Static<typeof PersonalDataRegister>
