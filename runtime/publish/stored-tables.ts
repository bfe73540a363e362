import { sql } from 'drizzle-orm'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { type FieldDefinition, isStored } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { allFieldsOf } from '../../schemas/objects/system-fields.ts'
import type { Database } from '../storage/connect.ts'
import { trashName } from '../storage/constraint-names.ts'
import type { TrashedPart } from '../storage/diff.ts'

/** Where records are before a publish changes their tables: the names that stand in the database now. */
export interface StoredTables {
  /** The table of an object, be it live or in the trash; undefined when it has none yet. */
  table(objectId: string): string | undefined
  column(objectId: string, fieldId: string): string | undefined
  /** Whether a live object has this name. */
  isLive(name: string): boolean
  /** The live definition of an object. */
  live(objectId: string): ObjectDefinition | undefined
}

/** Finds tables and columns by ids. */
export function storedTables(live: readonly DefinitionHeader[], trash: ReadonlyMap<string, TrashedPart>): StoredTables {
  const objects = new Map(
    live.flatMap((definition) =>
      definition.kind === 'object' ? [[definition.id, definition as ObjectDefinition] as const] : [],
    ),
  )
  // The trash holds what was a checked object when it was removed.
  const trashed = (id: string): ObjectDefinition | undefined =>
    trash.get(id)?.object === id ? (trash.get(id)?.body as ObjectDefinition) : undefined
  return {
    isLive: (name) => [...objects.values()].some((object) => object.name === name),
    live: (id) => objects.get(id),
    table: (id) => objects.get(id)?.name ?? (trashed(id) && trashName(id)),
    column: (objectId, fieldId) => {
      const field = fieldsOf(objects.get(objectId) ?? trashed(objectId)).find(({ id }) => id === fieldId)
      if (field) return isStored(field) ? field.name : undefined
      const gone = trash.get(fieldId)
      // The trash holds what was a checked field when it was removed.
      return gone?.object === objectId && isStored(gone.body as FieldDefinition) ? trashName(fieldId) : undefined
    },
  }
}

const fieldsOf = (object: ObjectDefinition | undefined): readonly FieldDefinition[] => (object ? allFieldsOf(object) : [])

/** How many records a table has. */
export interface RowCount {
  readonly rows: number
  /** Counted; a larger table is estimated by what Postgres knows of it. */
  readonly exact: boolean
}

const countedUpTo = 1_000_000

/** Counts the records of a table, those in the recycle bin included. */
export async function countRows(database: Database, schema: string, table: string): Promise<RowCount> {
  const [known] = await database.execute<{ rows: number }>(sql`
    select coalesce(max(c.reltuples), 0)::float8 as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${table}`)
  if (known && known.rows > countedUpTo) return { rows: Math.round(known.rows), exact: false }
  const [counted] = await database.execute<{ rows: number }>(
    sql`select count(*)::int as rows from ${sql.identifier(schema)}.${sql.identifier(table)}`,
  )
  return { rows: counted?.rows ?? 0, exact: true }
}

/** Counts the living records that have a value in a column, or this one. */
export async function countValues(
  database: Database,
  schema: string,
  { table, column, value }: { table: string; column: string; value?: string },
): Promise<number> {
  const [counted] = await database.execute<{ rows: number }>(sql`
    select count(${sql.identifier(column)})::int as rows from ${sql.identifier(schema)}.${sql.identifier(table)} where deleted_at is null
      and ${value === undefined ? sql`true` : sql`to_jsonb(${sql.identifier(column)}) @> to_jsonb(${value}::text)`}`)
  return counted?.rows ?? 0
}
