import { fieldTypeOf, type FieldDefinition, isStored } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { columnTypes } from '../../runtime/storage/columns.ts'
import { trashName } from '../../runtime/storage/constraint-names.ts'
import type { FreshDatabase } from './database.ts'

/** The business tables of a workspace, each as a sorted list of its columns, keys and indexes in words. */
export type Tables = Readonly<Record<string, readonly string[]>>

interface Trashed {
  readonly id: string
  readonly object: string
  readonly body: ObjectDefinition | FieldDefinition
}

/** What the catalogue of Postgres says of a workspace's business tables, those in the trash included. */
export async function introspect({ sql }: FreshDatabase, schema: string): Promise<Tables> {
  const rows = await sql<{ table: string; line: string }[]>`
    with tables as (
      select c.oid, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${schema} and c.relkind = 'r' and (c.relname not like '\\_%' or c.relname like '\\_trash\\_%') and c.relname <> '_trash')
    select t.name as table, 'column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when coll.collname = 'C' then ' COLLATE "C"' else '' end || case when a.attnotnull then ' not null' else '' end as line
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped left join pg_collation coll on coll.oid = a.attcollation
    union all
    select t.name, concat_ws(' ', case when x.indisunique then 'unique' end, 'index', i.relname, am.amname,
        '(' || (select string_agg(a.attname, ', ' order by k.at) from unnest(x.indkey) with ordinality k(num, at) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num) || ')',
        pg_get_expr(x.indpred, x.indrelid))
      from tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid join pg_am am on am.oid = i.relam where not x.indisprimary
    union all
    select t.name, concat_ws(' ', case c.contype when 'p' then 'primary' when 'f' then 'reference' else 'check' end, c.conname,
        '(' || (select string_agg(a.attname, ', ' order by a.attnum) from unnest(c.conkey) num join pg_attribute a on a.attrelid = t.oid and a.attnum = num) || ')',
        (select relname from pg_class where oid = c.confrelid))
      from tables t join pg_constraint c on c.conrelid = t.oid and c.contype in ('p', 'f', 'c')`
  return collected(rows)
}

/** What a workspace's tables should be by its definitions and its trash. Says it in its own words, not by the planner's. */
export function modelOf(objects: readonly ObjectDefinition[], trash: readonly Trashed[]): Tables {
  const trashedFields = (id: string) => trash.filter((part) => part.object === id && part.id !== id).map(({ body }) => body as FieldDefinition)
  const trashedObjects = trash.filter(({ id, object }) => id === object).map(({ body }) => body as ObjectDefinition)
  return collected([
    ...objects.flatMap((object) => linesOf(object, trashedFields(object.id)).map((line) => ({ table: object.name, line }))),
    ...trashedObjects.flatMap((object) =>
      linesOf(object, trashedFields(object.id))
        .filter((line) => !line.startsWith('reference '))
        .map((line) => ({ table: trashName(object.id), line })),
    ),
  ])
}

function linesOf(object: ObjectDefinition, trashed: readonly FieldDefinition[]): readonly string[] {
  const bin = '(deleted_at IS NULL)'
  return [
    'column id uuid not null', 'column version integer not null', 'column owner uuid', 'column record_type text COLLATE "C"', 'column _delete_group uuid',
    'column created_at timestamp(3) with time zone not null', 'column created_by uuid', 'column updated_at timestamp(3) with time zone not null', 'column updated_by uuid',
    'column deleted_at timestamp(3) with time zone', 'column _search text COLLATE "C" not null',
    `primary pk_${object.id} (id)`, `index own_${object.id} btree (owner, id)`, `index bin_${object.id} btree (_delete_group) (deleted_at IS NOT NULL)`, `index search_${object.id} gin (_search)`,
    ...object.fields.filter(isStored).flatMap(fieldLines),
    ...trashed.filter(isStored).map((field) => `column ${trashName(field.id)} ${typeOf(field)}`),
    ...(object.unique ?? []).map(({ id, fields }) => `unique index ${id} btree (${fields.join(', ')}) ${bin}`),
    ...(object.indexes ?? []).map(({ id, fields }) => `index ${id} btree (${[...fields, 'id'].join(', ')}) ${bin}`),
  ]
}

function fieldLines(field: FieldDefinition): readonly string[] {
  const { id, name } = field
  const link = fieldTypeOf(field).link?.(field)
  return [
    `column ${name} ${typeOf(field)}`,
    ...(field.required ? [`check req_${id} (${['deleted_at', name].join(', ')})`] : []),
    ...(link ? [`reference ref_${id} (${name}) ${link.to === 'object' ? link.object : '_person'}`, `index ref_${id}_idx btree (${name})`] : []),
  ]
}

const typeOf = (field: FieldDefinition): string => columnTypes[fieldTypeOf(field).column(field).kind]

function collected(rows: readonly { table: string; line: string }[]): Tables {
  const tables: Record<string, string[]> = {}
  for (const { table, line } of rows) (tables[table] ??= []).push(line)
  for (const lines of Object.values(tables)) lines.sort()
  return tables
}

/** Both sides of a comparison: what stands in the database, and what should. */
export async function tablesAndModel(database: FreshDatabase, schema: string, objects: readonly ObjectDefinition[]): Promise<{ stored: Tables; model: Tables }> {
  const trash = await database.sql<Trashed[]>`select id, object, body from ${database.sql(schema)}._trash`
  return { stored: await introspect(database, schema), model: modelOf(objects, trash) }
}
