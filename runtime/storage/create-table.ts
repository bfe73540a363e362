import type { SystemColumn } from '../../schemas/objects/names.ts'
import { isStored } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { columnTypes, searchColumn } from './columns.ts'
import { constraintName } from './constraint-names.ts'
import type { Statements } from './ddl.ts'
import { addReference, columnType, requiredCheck, type TablesOf } from './ddl-parts.ts'
import { deleteGroupColumn } from './object-table.ts'
import { quoted } from './quoted.ts'

/** The table of a new object with everything that belongs to it; references follow when all tables are there. */
export function createTable(object: ObjectDefinition, tables: TablesOf): Statements {
  const columns = [
    ...Object.entries(systemColumns).map(([name, declaration]) => `${quoted(name)} ${declaration}`),
    ...object.fields.filter(isStored).map((field) => `${quoted(field.name)} ${columnType(field)}`),
    `constraint ${quoted(constraintName.primaryKey(object.id))} primary key (id)`,
    ...object.fields.filter(({ required }) => required).map(requiredCheck),
  ]
  return {
    first: [`create table ${tables.table(object.name)} (\n  ${columns.join(',\n  ')}\n)`, ...indexes(object, tables)],
    last: object.fields.flatMap((field) => addReference(object, field, tables)),
  }
}

const moment = columnTypes.timestamptz

const systemColumns = {
  id: `${columnTypes.uuid} not null`,
  version: 'integer not null default 1',
  created_at: `${moment} not null default now()`,
  created_by: columnTypes.uuid,
  updated_at: `${moment} not null default now()`,
  updated_by: columnTypes.uuid,
  owner: columnTypes.uuid,
  record_type: columnTypes.text,
  deleted_at: moment,
  [deleteGroupColumn]: columnTypes.uuid,
  [searchColumn]: `${columnTypes.text} not null default ''`,
} satisfies Record<SystemColumn, string> & Record<string, string>

const indexes = (object: ObjectDefinition, tables: TablesOf): string[] => [
  tables.index({ name: constraintName.ownerIndex(object.id), on: object.name, columns: ['owner', 'id'] }),
  tables.index({
    name: constraintName.binIndex(object.id),
    on: object.name,
    columns: [deleteGroupColumn],
    where: 'deleted_at is not null',
  }),
  ...(tables.trigrams ? [searchIndex(object, tables)] : []),
  ...(object.unique ?? []).map(({ id, fields }) =>
    tables.key({ name: constraintName.unique(id), on: object.name, columns: fields, unique: true }),
  ),
  ...(object.indexes ?? []).map(({ id, fields }) =>
    tables.key({ name: constraintName.index(id), on: object.name, columns: fields, unique: false }),
  ),
]

const searchIndex = (object: ObjectDefinition, tables: TablesOf): string =>
  `create index ${quoted(constraintName.searchIndex(object.id))} on ${tables.table(object.name)} using gin (${quoted(searchColumn)} gin_trgm_ops)`
