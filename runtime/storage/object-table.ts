import { type PgColumnBuilderBase, pgSchema, type PgTable, text, uuid } from 'drizzle-orm/pg-core'
import { fieldTypeOf, isStored } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { columnBuilders, searchColumn, systemColumnBuilders } from './columns.ts'

/** Column that marks the records deleted together, so that they are restored together. */
export const deleteGroupColumn = '_delete_group'

/** The Drizzle table that an object's records are kept in: one real column a field that is stored, named like the field. */
export function objectTable(schema: string, object: ObjectDefinition): PgTable {
  const builders: Record<string, PgColumnBuilderBase> = {
    ...Object.fromEntries(Object.entries(systemColumnBuilders).map(([name, build]) => [name, build()])),
    [deleteGroupColumn]: uuid(deleteGroupColumn),
    [searchColumn]: text(searchColumn).notNull().default(''),
    ...Object.fromEntries(object.fields.filter(isStored).map((field) => [field.name, columnBuilders[fieldTypeOf(field).column(field).kind](field.name)])),
  }
  return pgSchema(schema).table(object.name, builders)
}
