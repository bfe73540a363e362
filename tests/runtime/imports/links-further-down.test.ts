import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import { columnsFor, startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object } from '../../support/publishing.ts'

let imports: TestImports
const node = object('node', [field('name', 'text'), field('code', 'text'), field('parent', 'lookup', { object: 'node' })], { unique: [{ id: newId('unique'), fields: ['code'] }] })
const rows = 12_000
const half = rows / 2

/** Each row of the first half points half a file down, each of the second at the row before it: no chain lies in one batch. */
const parentOf = (row: number): string => (row < half ? `N${row + half}` : row > half ? `N${row - 1}` : '')
const textOf = (last: string): string => `code,parent\n${Array.from({ length: rows }, (_, row) => `N${row},${row === rows - 1 ? last : parentOf(row)}`).join('\n')}\n`

beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(node)
  await imports.publish()
})
// Not deleted: statistics taken of the emptied table would have Postgres plan for one row where thousands follow.
beforeEach(() => imports.database.owner.sql`truncate ws_main.node`)
afterAll(() => imports.close())

const mapping = (missing: 'reject' | 'blank') => ({
  columns: columnsFor(node, [['code', 'code'], ['parent', 'parent', String(node.fields[1]?.id)]]).map((column) => (column.column === 'parent' ? { ...column, missing } : column)),
})

const linked = async (): Promise<{ rows: number; right: number }> => {
  const [row] = await imports.database.sql<{ rows: number; right: number }[]>`select count(*)::int as rows, count(*) filter (where p.code = case
    when substr(n.code, 2)::int < ${half} then 'N' || (substr(n.code, 2)::int + ${half}) else 'N' || (substr(n.code, 2)::int - 1) end)::int as right
    from ws_main.node n left join ws_main.node p on p.id = n.parent`
  return { rows: row?.rows ?? 0, right: row?.right ?? 0 }
}

describe('a link to a row far down the same file', () => {
  it.each(['insert', 'upsert'] as const)('is found by an %s, however far', async (mode) => {
    const key = mode === 'upsert' ? { key: ['code'] } : {}
    const result = await imports.take(textOf(`N${rows - 2}`), { object: 'node', mode, ...key, mapping: mapping('reject') })
    expect(result).toMatchObject({ created: rows, updated: 0, unchanged: 0, rejected: 0, errors: null })
    expect(await linked()).toEqual({ rows, right: rows - 1 })
  })

  it('is found by a dry run, too', async () => {
    const result = await imports.take(textOf(`N${rows - 2}`), { object: 'node', mode: 'insert', dryRun: true, mapping: mapping('reject') })
    expect(result).toMatchObject({ created: rows, rejected: 0 })
    expect(await linked()).toEqual({ rows: 0, right: 0 })
  })

  it('is refused when there is none, with what points at the row', async () => {
    const result = await imports.take(textOf('Nobody'), { object: 'node', mode: 'insert', mapping: mapping('reject') })
    // The last row, and the one that points half a file down at it.
    expect(result).toMatchObject({ created: rows - 2, rejected: 2 })
    expect(await linked()).toEqual({ rows: rows - 2, right: rows - 3 })
  })

  it('stays blank when there is none and the mapping says so', async () => {
    const result = await imports.take(textOf('Nobody'), { object: 'node', mode: 'insert', mapping: mapping('blank') })
    expect(result).toMatchObject({ created: rows, rejected: 0 })
    expect(await linked()).toEqual({ rows, right: rows - 2 })
  })
})
