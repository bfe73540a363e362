import { type FieldDefinition, isStored } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { TestDesign } from '../../support/publishing.ts'
import type { Random } from './random-design.ts'

let made = 0

/** What a row holds in a field of each type; links and people stay blank. */
const values: Readonly<Record<string, (count: number) => string | number | boolean>> = {
  text: (count) => `text ${count}`, long_text: (count) => `long text ${count}`, email: (count) => `mail${count}@example.com`, integer: (count) => count, decimal: (count) => `${count}`,
  currency: (count) => `${count}`, percent: (count) => `${count}`, boolean: () => true, date: () => '2026-02-28', datetime: () => '2026-11-21T09:30:00.000Z', picklist: () => 'a',
}

/** Stores a row in one of the live objects, past all that judges saves: what it holds is what must survive. */
export async function addRows({ workspace, database }: TestDesign, random: Random): Promise<void> {
  const objects = workspace.plan().definitions.all('object').filter(({ fields }) => !fields.some(({ required, type }) => required && !(type in values)))
  const object = objects[random(Math.max(1, objects.length))]
  if (!object) return
  made += 1
  const filled = object.fields.flatMap(({ name, type }): [string, string | number | boolean][] => (values[type] ? [[name, values[type](made)]] : []))
  const now = new Date().toISOString()
  const row = { id: crypto.randomUUID(), version: 1, created_at: now, updated_at: now, _search: '', ...Object.fromEntries(filled) }
  // A unique key of fields that hold the same in every row takes one row alone.
  await database.sql`insert into ${database.sql(`ws_main.${object.name}`)} ${database.sql(row)} on conflict do nothing`
}

/** What the live columns of every object hold, as one sum an object. */
export async function checksums({ workspace, database }: TestDesign): Promise<Record<string, string>> {
  const sums = workspace.plan().definitions.all('object').map(async (object): Promise<[string, string]> => [object.id, await checksum(database.sql, object)])
  return Object.fromEntries(await Promise.all(sums))
}

async function checksum(sql: TestDesign['database']['sql'], { name, fields }: ObjectDefinition): Promise<string> {
  const columns = ['id', ...fields.filter(isStored).map((field: FieldDefinition) => field.name)]
  const [row] = await sql<{ sum: string }[]>`
    select count(*) || ' ' || coalesce(md5(string_agg(md5(row_to_json(t)::text), '' order by t.id)), '') as sum from (select ${sql(columns)} from ${sql(`ws_main.${name}`)}) t`
  return row?.sum ?? ''
}
