import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { columnOf, compileStatement, input, runStatement } from '../storage/statement.ts'
import { fenced } from './fence.ts'
import { gateTo, readableField } from './gate.ts'
import { callerInputs } from './query/moment.ts'
import { andReached } from './reach-condition.ts'

/** What somebody is typing into a field of free words. */
export interface WordQuestion {
  readonly objectName: string
  readonly field: string
  readonly text?: string
}

/** The newest records say what is in use; a count over all of them would read a large table whole at every keystroke. */
const recordsAsked = 2_000
const mostWords = 20

/**
 * The words that begin with the text in records that the caller may read, the most frequent first. Refuses `not-found` for
 * a field that does not exist, may not be read or holds no list.
 */
export const suggestWords = (caller: Caller, { objectName, field: name, text = '' }: WordQuestion): Promise<readonly string[]> =>
  fenced(caller, async (current) => {
    const gate = gateTo(current, objectName, 'read')
    const field = readableField(gate, name)
    if (field?.type.holds !== 'list' || field.type.options) throw new Refusal('not-found')
    const statement = current.plan.memo(`suggest:${field.id}:${current.access.key}`, () =>
      compileStatement(sql`
        select word from (select ${columnOf('t', field.name)} as words from ${gate.object.table} t
          where t.deleted_at is null and ${columnOf('t', field.name)} is not null${andReached(current, gate.access.read, { object: gate.object, alias: 't' })} order by t.id desc limit ${recordsAsked}) newest,
          unnest(words) word
        where starts_with(lower(word), lower(${input('text', 'text')}))
        group by word order by count(*) desc, word limit ${mostWords}`),
    )
    const rows = await runStatement<{ word: string }>(current.workspace.data.sql, statement, { text: text.normalize('NFC').trim(), ...callerInputs(current) })
    return rows.map(({ word }) => word)
  })
