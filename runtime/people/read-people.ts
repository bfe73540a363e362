import { searchTermsOf } from '../../schemas/fields/search-text.ts'
import type { Caller } from '../caller.ts'
import { readCursor, writeCursor } from '../records/query/cursor.ts'
import { Refusal } from '../refusal.ts'
import { collations } from '../storage/collations.ts'
import { type PersonRow, personAnswer, type ReadPerson, seesDetails, selectPeople } from './person-row.ts'

/** Which people are asked for. */
interface PeopleQuestion {
  readonly search?: string
  readonly active?: boolean
  /** Only those of this department, as their main or another one. */
  readonly department?: string
  readonly cursor?: string
  readonly limit?: number
}

/** A page of people by name; `next` is the cursor of the page after it. */
export interface PeoplePage {
  readonly items: readonly ReadPerson[]
  readonly next: string | null
}

/** Lists people in the order of the reader's language. Everybody of the workspace may; details need the right `people`. */
export async function listPeople(caller: Caller, question: PeopleQuestion): Promise<PeoplePage> {
  const { sql } = caller.workspace.data
  const { cursor, limit = 50, active, department } = question
  const order = sql(collations[caller.person.language])
  const after = cursor === undefined ? undefined : readCursor(caller, purposeOf(caller, question), cursor)
  const rows = await sql<PersonRow[]>`${selectPeople(sql, sql(caller.workspace.schema))}
    where ${active === undefined ? sql`true` : sql`p.active = ${active}`}
      and ${department === undefined ? sql`true` : sql`(p.department = ${department} or ${department} = any(p.other_departments))`}
      and ${searchCondition(caller, question.search)}
      and ${after === undefined ? sql`true` : sql`(p.name collate ${order}, p.id) > (${after[0] ?? ''} collate ${order}, ${after[1] ?? ''}::uuid)`}
    order by p.name collate ${order}, p.id limit ${limit + 1}`
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => readPersonOf(caller, row)),
    next: last ? writeCursor(caller, purposeOf(caller, question), [last.name, last.id]) : null,
  }
}

/** Reads one person. Refuses `not-found`. */
export async function readPerson(caller: Caller, id: string): Promise<ReadPerson> {
  const { sql } = caller.workspace.data
  const [row] = await sql<PersonRow[]>`${selectPeople(sql, sql(caller.workspace.schema))} where p.id = ${id}`
  if (!row) throw new Refusal('not-found')
  return readPersonOf(caller, row)
}

const readPersonOf = (caller: Caller, row: PersonRow): ReadPerson => ({
  person: personAnswer(caller, row),
  account: seesDetails(caller, row) ? row.account : null,
})

/** A cursor fits only the question that it was made for, in the order that it was made in. */
const purposeOf = ({ person }: Caller, { search, active, department }: PeopleQuestion): string =>
  JSON.stringify(['people', person.language, search ?? '', active ?? null, department ?? null])

/** By what everybody sees; e-mail, login and phone are searched only for those who may see them. */
function searchCondition(caller: Caller, search: string | undefined) {
  const { sql } = caller.workspace.data
  const terms = searchTermsOf(search ?? '')
  if (search === undefined || search.trim() === '') return sql`true`
  const named = terms.length === 0 ? sql`false` : sql`p._search like all(${terms.map((term) => `%${term}%`)})`
  if (!caller.access.system.has('people')) return named
  const typed = `%${search
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, String.raw`\$&`)}%`
  const digits = search.normalize('NFKC').replace(/\D/g, '').replace(/^0+/, '')
  return sql`(${named} or p.email like ${typed} or p.login like ${typed} or ${digits.length < 4 ? sql`false` : sql`p.phone like ${`%${digits}%`}`})`
}
