import type { CommentAnswer, CommentInput, CommentPage, SavedComment } from '../../schemas/api/comment.ts'
import { longestComment } from '../../schemas/api/comment.ts'
import { refuseUnstorable, tidyText } from '../../schemas/fields/text-value.ts'
import type { Caller } from '../caller.ts'
import { gateTo } from '../records/gate.ts'
import { readRecord } from '../records/read.ts'
import { uuid7 } from '../records/uuid7.ts'
import { Refusal } from '../refusal.ts'
import { callMentioned, type NamedPerson } from './call-mentioned.ts'

/** The record that is spoken of. */
export interface CommentedRecord {
  readonly objectName: string
  readonly id: string
}

interface CommentRow {
  readonly id: string
  readonly at: string
  readonly edited_at: string | null
  readonly author: string
  readonly author_name: string
  readonly body: string
  readonly mentions: readonly { readonly id: string; readonly name: string }[]
}

const page = 20

/** Comments of a record that the caller may read, newest first. Refuses `not-found` like reading the record. */
export async function listComments(caller: Caller, record: CommentedRecord, before?: string): Promise<CommentPage> {
  const { sql } = caller.workspace.data
  const mayRemoveAll = await mayRemoveEvery(caller, record)
  const older = before === undefined ? sql`true` : sql`c.id < ${before}`
  const rows = await sql<CommentRow[]>`${selectComments(caller)}
    where c.object = ${objectId(caller, record)} and c.record = ${record.id} and ${older} order by c.id desc limit ${page + 1}`
  const shown = rows.slice(0, page)
  return { items: shown.map((row) => answerOf(caller, row, mayRemoveAll)), next: rows.length > page ? (shown.at(-1)?.id ?? null) : null }
}

/** Says something about a record that the caller may read. Refuses `not-found` and `invalid-request`. */
export async function addComment(caller: Caller, record: CommentedRecord, input: CommentInput): Promise<SavedComment> {
  const { sql, schema, now } = writing(caller)
  await mayRemoveEvery(caller, record)
  const id = uuid7(now.getTime())
  const mentions = await knownPeople(caller, input.mentions ?? [])
  const body = bodyOf(input)
  const called = await callMentioned(caller, record, { people: mentions })
  await sql.begin(async (tx) => {
    await tx`insert into ${schema}._comment (id, at, object, record, author, body, mentions)
      values (${id}, ${now.toISOString()}, ${objectId(caller, record)}, ${record.id}, ${caller.person.id}, ${body}, ${mentions.map((person) => person.id)}::uuid[])`
    await called.tell(tx, { id, body, now })
  })
  return saved(caller, record, { id, cannotOpen: called.cannotOpen })
}

/** Changes what the caller said. Refuses `not-found`, and `forbidden` for what others said. */
export async function changeComment(caller: Caller, record: CommentedRecord, { id, input }: { id: string; input: CommentInput }): Promise<SavedComment> {
  const { sql, schema, now } = writing(caller)
  const { comment } = await storedComment(caller, record, id)
  if (!comment._can.change) throw new Refusal('forbidden')
  const mentions = await knownPeople(caller, input.mentions ?? [])
  const body = bodyOf(input)
  // Who was mentioned before has been told.
  const called = await callMentioned(caller, record, { people: mentions, told: new Set(comment.mentions.map((person) => person.id)) })
  await sql.begin(async (tx) => {
    await tx`update ${schema}._comment set body = ${body}, mentions = ${mentions.map((person) => person.id)}::uuid[], edited_at = ${now.toISOString()} where id = ${id}`
    await called.tell(tx, { id, body, now })
  })
  return saved(caller, record, { id, cannotOpen: called.cannotOpen })
}

/** Takes back what the caller said; who may delete the record may take back any of its comments. Refuses `not-found` and `forbidden`. */
export async function removeComment(caller: Caller, record: CommentedRecord, id: string): Promise<void> {
  const { sql, schema } = writing(caller)
  const { comment } = await storedComment(caller, record, id)
  if (!comment._can.remove) throw new Refusal('forbidden')
  await sql`delete from ${schema}._comment where id = ${id}`
}

const writing = (caller: Caller) => {
  const { sql } = caller.workspace.data
  return { sql, schema: sql(caller.workspace.schema), now: caller.workspace.ports.clock.now() }
}

const objectId = (caller: Caller, { objectName }: CommentedRecord): string => gateTo(caller, objectName, 'read').object.id

/** Whether the caller may delete the record, and so its comments. Reading it judges whether the caller may know of it at all. */
const mayRemoveEvery = async (caller: Caller, record: CommentedRecord): Promise<boolean> => (await readRecord(caller, record))._can.delete

function bodyOf({ body }: CommentInput): string {
  const text = tidyText(body.trim())
  const fault = text === null ? { code: 'blank' } : refuseUnstorable(text)
  if (fault) throw new Refusal('invalid-request', { issues: [{ ...fault, path: '/body' }] })
  const kept = String(text)
  // Composing may lengthen a text that fitted as it was sent.
  if (kept.length > longestComment) throw new Refusal('invalid-request', { issues: [{ code: 'too-long', path: '/body', params: { limit: longestComment } }] })
  return kept
}

/** The mentioned people that exist; whoever is unknown by now is not mentioned. */
async function knownPeople(caller: Caller, ids: readonly string[]): Promise<readonly NamedPerson[]> {
  const { sql } = caller.workspace.data
  return sql<NamedPerson[]>`select id, name from ${sql(caller.workspace.schema)}._person where id = any(${[...ids]}::uuid[]) and active order by name, id`
}

async function storedComment(caller: Caller, record: CommentedRecord, id: string): Promise<{ comment: CommentAnswer }> {
  const { sql } = caller.workspace.data
  const mayRemoveAll = await mayRemoveEvery(caller, record)
  const [row] = await sql<CommentRow[]>`${selectComments(caller)}
    where c.id = ${id} and c.object = ${objectId(caller, record)} and c.record = ${record.id}`
  if (!row) throw new Refusal('not-found')
  return { comment: answerOf(caller, row, mayRemoveAll) }
}

async function saved(caller: Caller, record: CommentedRecord, { id, cannotOpen }: { id: string; cannotOpen: readonly NamedPerson[] }): Promise<SavedComment> {
  const { comment } = await storedComment(caller, record, id)
  return { comment, cannotOpen: [...cannotOpen] }
}

const selectComments = (caller: Caller) => {
  const { sql } = caller.workspace.data
  const schema = sql(caller.workspace.schema)
  return sql`select c.id, c.at, c.edited_at, c.author, author.name as author_name, c.body,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name)
        from ${schema}._person p where p.id = any(c.mentions)), '[]'::jsonb) as mentions
    from ${schema}._comment c join ${schema}._person author on author.id = c.author`
}

const answerOf = (caller: Caller, row: CommentRow, mayRemoveAll: boolean): CommentAnswer => ({
  id: row.id,
  at: new Date(row.at).toISOString(),
  editedAt: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
  author: { id: row.author, name: row.author_name },
  body: row.body,
  mentions: [...row.mentions],
  _can: { change: row.author === caller.person.id, remove: mayRemoveAll || row.author === caller.person.id },
})
