import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { columnTypes } from './columns.ts'
import { constraintName } from './constraint-names.ts'
import { quoted } from './quoted.ts'

/** How the tables and indexes of one workspace are written in SQL. */
export interface TablesOf {
  /** Whether Postgres can search by trigrams; without it a search reads the whole table. */
  readonly trigrams: boolean
  /** A table or index of the workspace's schema. */
  named(name: string): string
  table(objectName: string): string
  /** The table that a field's values point at; undefined for fields that hold no ids. */
  target(field: FieldDefinition): string | undefined
  index(index: { name: string; on: string; columns: readonly string[]; unique?: boolean; where?: string }): string
  /** A unique key or an index of an object: both hold what is not in the recycle bin. */
  key(key: { name: string; on: string; columns: readonly string[]; unique: boolean }): string
}

/** The names of a workspace's tables in SQL. */
export function tablesOf(schema: string, trigrams: boolean): TablesOf {
  const named = (name: string): string => `${quoted(schema)}.${quoted(name)}`
  const index: TablesOf['index'] = ({ name, on, columns, unique = false, where }) => {
    const filter = where === undefined ? '' : ` where ${where}`
    return `create ${unique ? 'unique ' : ''}index ${quoted(name)} on ${named(on)} (${columns.map(quoted).join(', ')})${filter}`
  }
  return {
    trigrams,
    named,
    table: named,
    target: (field) => {
      const link = fieldTypeOf(field).link?.(field)
      return link && named(link.to === 'object' ? link.object : '_person')
    },
    index,
    // Lists are ordered by the id in the end, so an index that ends with it serves them without sorting.
    key: ({ columns, unique, ...key }) =>
      index({ ...key, columns: unique ? columns : [...columns, 'id'], unique, where: 'deleted_at is null' }),
  }
}

/** The type of a field's column as it is declared. */
export const columnType = (field: FieldDefinition): string => columnTypes[fieldTypeOf(field).column(field).kind]

/** A record in the recycle bin may lack what became required after it was deleted, so NOT NULL would ask too much. */
export const requiredCheck = (field: FieldDefinition): string =>
  `constraint ${quoted(constraintName.required(field.id))} check (deleted_at is not null or ${quoted(field.name)} is not null)`

/**
 * The foreign key of a field and the index that it needs, in this order; nothing for fields that hold no ids. Foreign
 * keys guard the purge only: what happens to referring records at a delete is done by the runtime.
 */
export function addReference(object: ObjectDefinition, field: FieldDefinition, tables: TablesOf): readonly string[] {
  const target = tables.target(field)
  if (target === undefined) return []
  return [
    `alter table ${tables.table(object.name)} add constraint ${quoted(constraintName.reference(field.id))}` +
      ` foreign key (${quoted(field.name)}) references ${target} (id)`,
    tables.index({ name: constraintName.referenceIndex(field.id), on: object.name, columns: [field.name] }),
  ]
}

/** Drops the foreign key of a field, if it has one: a table that comes back from the trash lost its own when it went there. */
export const dropReference = (object: ObjectDefinition, field: FieldDefinition, tables: TablesOf): string[] =>
  tables.target(field) === undefined
    ? []
    : [`alter table ${tables.table(object.name)} drop constraint if exists ${quoted(constraintName.reference(field.id))}`]
