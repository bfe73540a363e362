import { type PgColumn, type PgColumnBuilderBase, pgSchema, type PgTable, text, uuid } from 'drizzle-orm/pg-core'
import { fieldTypeOf } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { columnBuilders, searchColumn, systemColumnBuilders } from './columns.ts'

/** The table of an object, its columns by name. */
interface ObjectTable {
  readonly table: PgTable
  column(name: string): PgColumn
}

/** Column that marks the records deleted together, so that they are restored together. */
export const deleteGroupColumn = '_delete_group'

/** The Drizzle table that an object's records are kept in: one real column a field, named like the field. */
export function objectTable(schema: string, object: ObjectDefinition): ObjectTable {
  const builders: Record<string, PgColumnBuilderBase> = {
    ...Object.fromEntries(Object.entries(systemColumnBuilders).map(([name, build]) => [name, build()])),
    [deleteGroupColumn]: uuid(deleteGroupColumn),
    [searchColumn]: text(searchColumn).notNull().default(''),
    ...Object.fromEntries(object.fields.map((field) => [field.name, columnBuilders[fieldTypeOf(field).column(field).kind](field.name)])),
  }
  const table = pgSchema(schema).table(object.name, builders)
  // Drizzle's table type cannot know columns that are named at run time.
  const columns = table as unknown as Record<string, PgColumn>
  return {
    table,
    column: (name) => {
      const column = columns[name]
      if (!column) throw new Error(`no column ${name} in ${object.name}`)
      return column
    },
  }
}
