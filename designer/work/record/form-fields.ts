import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { sameValue } from '../../../schemas/fields/same-value.ts'
import { allFieldsOf, givenSystemFields, systemFieldsOf } from '../../../schemas/objects/system-fields.ts'
import type { RecordDraft } from '../layout/form-store.ts'

/** What can be filled in: the record type, the object's own fields that people fill, and the owner for those who may assign one. */
export function formFields({ definition, editable }: AppObject): readonly FieldDefinition[] {
  const given = systemFieldsOf(definition).filter(({ name }) => givenSystemFields.has(name) && editable.includes(name))
  const own = definition.fields.filter((field) => fieldTypeOf(field).filledBy === 'people')
  return [...given.filter(({ name }) => name !== 'owner'), ...own, ...given.filter(({ name }) => name === 'owner')]
}

/** What the fields' definitions fill in; the maker owns the record until somebody else is chosen. */
export const initialValues = ({ definition }: AppObject, me: string): RecordDraft => ({
  ...Object.fromEntries(allFieldsOf(definition).map((field) => [field.name, fieldTypeOf(field).initial?.(field) ?? null])),
  owner: me,
})

/** All that a record holds, for the form to show and for conditions to read. */
export const draftOf = ({ definition }: AppObject, record: RecordAnswer): RecordDraft =>
  Object.fromEntries(allFieldsOf(definition).map(({ name }) => [name, record.values[name] ?? null]))

/** Only what the person may set is sent; the rest is the server's to fill. */
export const settableValues = (object: AppObject, values: RecordDraft): RecordDraft => {
  const settable = new Set(formFields(object).map(({ name }) => name).filter((name) => object.editable.includes(name)))
  return Object.fromEntries(Object.entries(values).filter(([name]) => settable.has(name)))
}

/** What somebody has filled in and may set, where it differs from what was there before. */
export const changedValues = (object: AppObject, before: RecordDraft, filled: RecordDraft): RecordDraft =>
  Object.fromEntries(Object.entries(settableValues(object, filled)).filter(([name, value]) => !sameValue(value, before[name])))

/** Whether a form holds something that it did not begin with. */
export const isFilledIn = (object: AppObject, before: RecordDraft, filled: RecordDraft): boolean => Object.keys(changedValues(object, before, filled)).length > 0
