import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putRelease } from '../../support/release.ts'
import { validationRule } from '../../support/publishing.ts'
import { salesDefinitions } from '../../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

const deals = '/api/w/main/records/deal'

/** A deal that is won has a close date. */
const rule = validationRule('won_is_closed', {
  object: 'deal',
  refuseWhen: { and: [{ '==': [{ var: 'stage' }, 'won'] }, { is_blank: [{ var: 'close_date' }] }] },
  field: 'close_date',
  message: { en: 'Say when it was won.', vi: 'Hãy cho biết ngày thắng.' },
})

interface Seen {
  readonly id: string
  readonly version: number
}

let test: TestApp
let rep: TestPerson
let made: readonly Seen[] = []

beforeAll(async () => {
  test = await startTestApp()
  await putRelease(await test.parts.workspaces.open('main'), [...salesDefinitions, rule])
  rep = await test.makePerson({ roles: ['rep'] })
  const items = Array.from({ length: 10 }, (_, at) => ({ op: 'create', values: { name: `Deal ${at}`, close_date: at % 4 === 1 ? null : '2026-05-01' } }))
  made = (await bulk({ mode: 'atomic', items })).body.items.map(({ record }: { record: Seen }) => record)
})

afterAll(() => test.close())

const bulk = (body: object, who: TestPerson = test.admin) => who.post(`${deals}/bulk`, body)

/** Sets values on all ten. */
const setOnAll = (values: object) => made.map(({ id, version }) => ({ op: 'update', id, version, values }))

/** Every row of every table of the workspace. */
async function everything(): Promise<Record<string, unknown>> {
  const { sql } = test.database.owner
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'ws_main' order by 1`
  const rows = tables.map(async ({ name }) => {
    const [held] = await sql`select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) as rows from ${sql('ws_main')}.${sql(name)} t`
    return [name, held?.rows] as const
  })
  return Object.fromEntries(await Promise.all(rows))
}

type Result = { readonly record?: object; readonly problem?: { readonly issues?: readonly { readonly code: string; readonly path: string; readonly message: string }[] } }

const verdicts = (body: { items: readonly Result[] }) => body.items.map(({ problem }) => problem ?? 'written')

describe('a dry run', () => {
  it('tells what would be refused and why, stores nothing, and the real work says the same', async () => {
    const items = setOnAll({ stage: 'won' })
    const before = await everything()
    const foreseen = await bulk({ mode: 'each', items, dryRun: true })
    expect(await everything()).toEqual(before)
    expect(foreseen.status).toBe(200)
    expect(foreseen.body.items.flatMap(({ problem }: Result, at: number) => (problem ? [at] : []))).toEqual([1, 5, 9])
    expect(foreseen.body.items[5].problem.issues).toMatchObject([{ path: '/values/close_date', message: 'Say when it was won.' }])
    expect(foreseen.body.items[0].record).toMatchObject({ version: 2, values: { stage: 'won' } })

    const real = await bulk({ mode: 'each', items })
    expect(verdicts(real.body)).toEqual(verdicts(foreseen.body))
    expect(await everything()).not.toEqual(before)
    made = made.map((seen, at) => ({ ...seen, version: real.body.items[at].record?.version ?? seen.version }))
  })

  it('meets what the items before it left: of ten that get one unique value, nine are refused', async () => {
    const items = setOnAll({ code: 'A-1' })
    const before = await everything()
    const { body } = await bulk({ mode: 'each', items, dryRun: true })
    expect(body.items.map(({ problem }: Result) => problem?.issues?.[0]?.code ?? 'written')).toEqual(['written', ...Array.from({ length: 9 }, () => 'value-taken')])
    expect(await everything()).toEqual(before)
  })

  it('judges records that are not there, stale or out of reach like the real work', async () => {
    const [first] = setOnAll({ name: 'Other' })
    const items = [{ ...first, version: 999 }, { ...first, id: '01890000-0000-7000-8000-000000000000' }, { op: 'upsert', key: ['code'], values: { code: 'B-1', name: 'B' } }, { op: 'upsert', key: ['code'], values: { code: 'B-1', name: null } }]
    const foreseen = await bulk({ mode: 'each', items, dryRun: true })
    expect(foreseen.body.items.map(({ problem }: { problem?: { code: string } }) => problem?.code)).toEqual(['stale-record', 'not-found', undefined, 'invalid-record'])
    const asRep = { mode: 'each', items: setOnAll({ name: 'Mine' }) }
    expect(verdicts((await bulk({ ...asRep, dryRun: true }, rep)).body)).toEqual(verdicts((await bulk(asRep, rep)).body))
    expect((await test.admin.post('/api/w/main/records/nothing/bulk', { mode: 'each', items, dryRun: true })).body).toEqual((await test.admin.post('/api/w/main/records/nothing/bulk', { mode: 'each', items })).body)
  })

  it('takes no number and answers a whole that is refused as a refusal', async () => {
    const numbered = async () => (await bulk({ mode: 'atomic', items: [{ op: 'create', values: { name: 'Next' } }] })).body.items[0].record.values.number
    const before = Number((await numbered()).slice(-4))
    const fine = await bulk({ mode: 'atomic', items: [{ op: 'create', values: { name: 'Fine' } }, { op: 'delete', ...seen() }], dryRun: true })
    expect(fine.body.items).toMatchObject([{ record: { values: { name: 'Fine' } } }, { record: null }])
    expect((await bulk({ mode: 'atomic', items: [{ op: 'create', values: { name: 'Fine' } }, { op: 'create', values: {} }], dryRun: true })).body).toMatchObject({ code: 'invalid-record', item: 1 })
    expect(Number((await numbered()).slice(-4))).toBe(before + 1)
  })

  it('gives way to work that holds a record', async () => {
    const { id } = seen()
    const answer = await test.database.owner.sql.begin(async (sql) => {
      await sql`select from ws_main.deal where id = ${id ?? ''} for update`
      return bulk({ mode: 'each', items: setOnAll({ name: 'Held' }), dryRun: true })
    })
    expect(answer.status).toBe(503)
  })
})

const seen = () => ({ id: made[0]?.id, version: made[0]?.version })
