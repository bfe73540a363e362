import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'drizzle-orm'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, ObjectPlan } from '../../compile/plan.ts'
import { authorInputs, insertEvents, isEvent, type WriteContext } from '../../records/change.ts'
import { writtenFields } from '../../records/create-statement.ts'
import type { Gate } from '../../records/gate.ts'
import { searchTextOfRecord } from '../../records/search-column.ts'
import { searchColumn } from '../../storage/columns.ts'
import { compileStatement, input, listed, type Runner, runStatement } from '../../storage/statement.ts'
import { rowsPerLook, takeTurns } from '../in-turns.ts'
import type { Candidate, NewCandidate } from './candidate.ts'
import { copyLine } from './copy-text.ts'
import { takeNumbers } from './number-records.ts'

interface Creating {
  readonly gate: Gate
  readonly candidates: readonly NewCandidate[]
  readonly valueOf: (candidate: Candidate, field: FieldPlan) => FieldValue
  readonly write: WriteContext
  readonly job: string
}

/**
 * Stores new records by one COPY and one `_change` for all of them: the job, the range of their ids and a digest of what was
 * written. A record's history is read from that entry (`runtime/records/bulk-creation.ts`).
 */
export async function createRecords(runner: Runner, caller: Caller, creating: Creating): Promise<void> {
  const { gate, candidates, valueOf, write, job } = creating
  const [first, last] = [candidates[0], candidates.at(-1)]
  if (!first || !last) return
  const numbers = await takeNumbers(runner, caller, { object: gate.object, count: candidates.length, now: write.now })
  const fields = [...writtenFields(gate), ...numbers.keys()]
  const now = write.now.toISOString()
  const author = [now, caller.person.id, now, caller.person.id]
  const hash = createHash('sha256')
  const lineOf = (candidate: NewCandidate, position: number): string => {
    const value = (field: FieldPlan): FieldValue => numbers.get(field)?.(position) ?? valueOf(candidate, field)
    return copyLine([candidate.id, 1, ...author, searchTextOfRecord(gate.object, value), ...fields.map((field) => field.encode(value(field)))])
  }
  await copy(runner, { object: gate.object, fields, pieces: hashed(piecesOf(candidates, lineOf), hash) })
  const bulk = { job, first: first.id, last: last.id, count: candidates.length, digest: hash.digest('hex') }
  await runStatement(runner, creationStatement(caller, gate.object), { ...authorInputs(caller, write), bulk: JSON.stringify(bulk) })
}

const authored = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', searchColumn]

/** Text of many lines at a time: Postgres stores what it has while the next piece is made. */
async function* piecesOf(candidates: readonly NewCandidate[], lineOf: (candidate: NewCandidate, position: number) => string): AsyncGenerator<string> {
  const turns = takeTurns()
  let piece = ''
  for (const [position, candidate] of candidates.entries()) {
    piece += lineOf(candidate, position)
    if (position % rowsPerLook === 0) await turns.next()
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

const pieceLength = 64 * 1024

async function* hashed(pieces: AsyncIterable<string>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    hash.update(bytes)
    yield bytes
  }
}

async function copy(runner: Runner, { object, fields, pieces }: { object: ObjectPlan; fields: readonly FieldPlan[]; pieces: AsyncIterable<Uint8Array> }): Promise<void> {
  const columns = listed([...authored, ...fields.map(({ name }) => name)].map((name) => sql`${sql.identifier(name)}`))
  const { text } = compileStatement(sql`copy ${object.table} (${columns}) from stdin`)
  await pipeline(Readable.from(pieces), await runner.unsafe(text).writable())
}

const creationStatement = ({ plan }: Caller, object: ObjectPlan) =>
  plan.memo(`import:created:${object.name}`, () => {
    const change = sql`insert into ${sql.identifier(plan.schema)}."_change" (release, at, actor, cause, object, op, changed, bulk)
      values (${plan.release}, ${input('now', 'timestamptz')}, ${input('actor', 'uuid')}, ${input('cause', 'jsonb')}, ${object.id}, 'create', '{}'::jsonb, ${input('bulk', 'jsonb')})`
    return compileStatement(isEvent(plan, { op: 'create', objectId: object.id }) ? sql`with chg as (${change} returning seq, record) ${insertEvents(plan)}` : change)
  })
