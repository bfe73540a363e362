import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'

/**
 * What a careful programmer would write by hand for one object: Hono, postgres.js, prepared statements, the record and
 * its change in one statement. No definitions, no rights, no sign-in. The benchmark compares the product with it.
 */
const [url = '', port = '0'] = process.argv.slice(2)
const sql = postgres(url, { max: 10, onnotice: () => undefined })
const app = new Hono()

const columns = ['name', 'code', 'email', 'phone', 'amount', 'discount', 'probability', 'stage', 'close_date', 'is_open', 'note', 'account']

app.post('/deals', async (context) => {
  const { values } = await context.req.json<{ values: Record<string, string | boolean | null> }>()
  const [id, row] = [randomUUID(), columns.map((column) => values[column] ?? null)]
  const changed = JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, { old: null, new: row[index] }])))
  await sql.unsafe(
    `with ins as (insert into bare.deal (id, version, created_at, ${columns.join(', ')}) values ($1, 1, now(), ${columns.map((_, index) => `$${index + 2}`).join(', ')}) returning id)
     insert into bare.change (at, object, record, version, op, changed) select now(), 'deal', id, 1, 'create', $14::jsonb from ins`,
    [id, ...row, changed] as never[],
    { prepare: true },
  )
  return context.json({ id, version: 1, values }, 201)
})

app.get('/deals/:id', async (context) => {
  const [row] = await sql`select id, version, name, code, email, phone, amount, discount, probability, stage, close_date::text, is_open, note, account
    from bare.deal where id = ${context.req.param('id')} and deleted_at is null`
  return row ? context.json(row) : context.notFound()
})

app.get('/deals', async (context) => {
  const items = await sql`select id, version, name, code, email, phone, amount, discount, probability, stage, close_date::text, is_open, note, account
    from bare.deal where deleted_at is null and stage = ${context.req.query('stage') ?? 'new'} order by amount desc nulls last, id desc limit 50`
  return context.json({ items })
})

app.patch('/deals/:id', async (context) => {
  const { values } = await context.req.json<{ values: { amount: string } }>()
  const [id, version] = [context.req.param('id'), Number(context.req.header('if-match')?.replaceAll('"', ''))]
  const [stored] = await sql<{ version: number; amount: string }[]>`select version, amount from bare.deal where id = ${id} and deleted_at is null`
  if (!stored) return context.notFound()
  const changed = JSON.stringify({ amount: { old: stored.amount, new: values.amount } })
  const done = await sql`with upd as (update bare.deal set amount = ${values.amount}, version = version + 1, updated_at = now()
      where id = ${id} and version = ${version} returning id, version)
    insert into bare.change (at, object, record, version, op, changed) select now(), 'deal', id, version, 'update', ${changed}::text::jsonb from upd returning version`
  return done.length === 1 ? context.json({ id, version: version + 1, values }) : context.json({ code: 'stale-record' }, 412)
})

serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' }, () => process.stdout.write('ready\n'))
