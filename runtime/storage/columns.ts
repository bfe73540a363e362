import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  numeric,
  type PgColumnBuilderBase,
  text,
  time,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { ColumnKind, FieldValue } from '../../schemas/fields/field-type.ts'
import { isFiles } from '../../schemas/files/file-value.ts'
import { isTexts } from '../../schemas/fields/several.ts'
import type { SystemColumn } from '../../schemas/objects/names.ts'
import { arrayLiteral } from './array-literal.ts'

/** How Drizzle builds a column of each kind. Exact numbers come back as strings, moments as Postgres prints them. */
export const columnBuilders = {
  text: (name) => text(name),
  bigint: (name) => bigint(name, { mode: 'number' }),
  numeric: (name) => numeric(name),
  boolean: (name) => boolean(name),
  date: (name) => date(name, { mode: 'string' }),
  time: (name) => time(name, { precision: 0 }),
  timestamptz: (name) => timestamp(name, { precision: 3, withTimezone: true, mode: 'string' }),
  uuid: (name) => uuid(name),
  'text[]': (name) => text(name).array(),
  jsonb: (name) => jsonb(name),
  'uuid[]': (name) => uuid(name).array(),
} satisfies Record<ColumnKind, (name: string) => PgColumnBuilderBase>

/** How a column of each kind is declared in SQL. Text compares by code point, on every Postgres alike. */
export const columnTypes = {
  text: 'text COLLATE "C"',
  bigint: 'bigint',
  numeric: 'numeric',
  boolean: 'boolean',
  date: 'date',
  time: 'time(0) without time zone',
  timestamptz: 'timestamp(3) with time zone',
  uuid: 'uuid',
  'text[]': 'text[] COLLATE "C"',
  jsonb: 'jsonb',
  'uuid[]': 'uuid[]',
} satisfies Record<ColumnKind, string>

/** What statements take for a column. */
export type ColumnValue = string | number | boolean | null

// The types of these columns hold no lists.
const asItIs = (value: FieldValue): ColumnValue => value as ColumnValue

/** How a value is handed to a column of each kind. */
export const columnEncoders = {
  text: asItIs,
  bigint: asItIs,
  numeric: asItIs,
  boolean: asItIs,
  date: asItIs,
  time: asItIs,
  timestamptz: asItIs,
  uuid: asItIs,
  'text[]': (value) => (isTexts(value) ? arrayLiteral(value) : null),
  jsonb: (value) => (value === null ? null : JSON.stringify(value)),
  'uuid[]': (value) => (isFiles(value) ? arrayLiteral(value.map(({ id }) => id)) : null),
} satisfies Record<ColumnKind, (value: FieldValue) => ColumnValue>

/** The columns that every business table has. */
export const systemColumnBuilders = {
  id: () => uuid('id').primaryKey(),
  version: () => integer('version').notNull(),
  created_at: () => columnBuilders.timestamptz('created_at'),
  created_by: () => columnBuilders.uuid('created_by'),
  updated_at: () => columnBuilders.timestamptz('updated_at'),
  updated_by: () => columnBuilders.uuid('updated_by'),
  owner: () => columnBuilders.uuid('owner'),
  record_type: () => columnBuilders.text('record_type'),
  deleted_at: () => columnBuilders.timestamptz('deleted_at'),
} satisfies Record<SystemColumn, () => PgColumnBuilderBase>

/** The column of the record's search text, filled by the runtime. */
export const searchColumn = '_search'
