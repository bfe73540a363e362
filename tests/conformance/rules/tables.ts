import { sql, type SQL } from 'drizzle-orm'
import type { Sql } from 'postgres'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'
import type { RuleValue, RuleValues } from '../../../schemas/rules/values.ts'
import { ruleFunctions } from '../../../runtime/rules/rule-functions.ts'
import { sqlTypeOf } from '../../../runtime/rules/sql-literal.ts'
import { accountFields, links, recordFields } from './fields.ts'
import type { Row } from './rows.ts'

/** Makes the tables that the proofs read and installs the functions that rules call. */
export async function makeTables(db: Sql): Promise<void> {
  await db.unsafe('create schema if not exists tessera')
  for (const statement of ruleFunctions) await db.unsafe(statement)
  await db.unsafe('drop table if exists proof_record; drop table if exists proof_account')
  await db.unsafe(`create table proof_account (id int, hop int, ${columnsOf(accountFields)}, primary key (id, hop))`)
  await db.unsafe(`create table proof_record (id int primary key, ${columnsOf(recordFields)})`)
}

/** Puts the rows into the tables as records are stored: text composed, blank text as null. Ids count from 0. */
export async function storeRows(db: Sql, rows: readonly Row[]): Promise<void> {
  const records = rows.map(({ record }, id) => ({ id, ...stored(record) }))
  const accounts = rows.flatMap((row, id) => row.accounts.map((account, hop) => ({ id, hop: hop + 1, ...stored(account) })))
  await db.unsafe('truncate proof_record, proof_account')
  await db.unsafe('insert into proof_record select * from jsonb_populate_recordset(null::proof_record, $1::text::jsonb)', [JSON.stringify(records)])
  await db.unsafe('insert into proof_account select * from jsonb_populate_recordset(null::proof_account, $1::text::jsonb)', [JSON.stringify(accounts)])
}

/** The alias of the account so many relations away. */
function accountAt(hop: number): string {
  return `a${hop}`
}

/** The tables joined as the columns below name them. */
export const proofTables: SQL = sql.join(
  [sql`proof_record r`, ...links.map((_, index) => sql`left join proof_account ${sql.identifier(accountAt(index + 1))} on ${sql.identifier(accountAt(index + 1))}.id = r.id and ${sql.identifier(accountAt(index + 1))}.hop = ${sql.raw(String(index + 1))}`)],
  sql` `,
)

export const proofColumn = (path: readonly string[]): SQL =>
  sql`${sql.identifier(path.length > 1 ? accountAt(path.length - 1) : 'r')}.${sql.identifier(path.at(-1) ?? '')}`

function columnsOf(fields: Readonly<Record<string, RuleType>>): string {
  return Object.entries(fields).map(([name, type]) => `"${name}" ${columnTypeOf(type)}`).join(', ')
}

function columnTypeOf(type: RuleType): string {
  const name = sqlTypeOf(type)
  return name === 'text' ? 'text collate "C"' : name === 'timestamptz' ? 'timestamptz(3)' : name
}

const stored = (values: RuleValues): RuleValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, storedValue(value ?? null)]))

function storedValue(value: RuleValue): RuleValue {
  if (typeof value === 'string') return value.normalize('NFC') || null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const parts = Object.entries(value).flatMap(([name, text]) => (text === '' ? [] : [[name, String(text).normalize('NFC')]]))
  return parts.length === 0 ? null : Object.fromEntries(parts)
}
