import { afterAll, beforeAll, expect, it } from 'vitest'
import { salesWorkspace, type SalesWorkspace } from '../records/workspace.ts'

let sales: SalesWorkspace
beforeAll(async () => {
  sales = await salesWorkspace()
})
afterAll(() => sales.close())

// A workspace that points at nothing outside, and that nothing outside points at, can be moved or restored alone.
const foreignKeys = `select from_schema.nspname as from, to_schema.nspname as to
  from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_namespace from_schema on from_schema.oid = f.relnamespace
    join pg_class t on t.oid = c.confrelid join pg_namespace to_schema on to_schema.oid = t.relnamespace
  where c.contype = 'f'`

it('no foreign key leaves a workspace or leads into one', async () => {
  const keys = await sales.rows<{ from: string; to: string }>(foreignKeys)
  expect(keys.filter(({ from }) => from === 'ws_sales').length).toBeGreaterThan(3)
  expect(keys.filter(({ from, to }) => from !== to)).toEqual([])
})
