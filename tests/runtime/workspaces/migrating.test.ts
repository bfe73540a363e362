import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Migration, readMigrations } from '../../../runtime/storage/migrator.ts'
import { usualCallLimits } from '../../../schemas/call-limits.ts'
import { defaultSettings } from '../../../runtime/workspaces/default-settings.ts'
import { createWorkspaces, type Workspaces } from '../../../runtime/workspaces/workspaces.ts'
import { dataRole, type FreshDatabase, freshDatabase } from '../../support/database.ts'
import { testPorts } from '../../support/ports.ts'

let database: FreshDatabase
let earlier: Workspaces
let later: Workspaces

/** What the next version may bring: a column and a table. */
const added = (number: number): Migration => ({
  number,
  name: 'nicknames',
  statements: ['alter table "__ws__"."_person" add column "nickname" text', 'create table "__ws__"."_nick" ("name" text primary key)'],
})

beforeAll(async () => {
  database = await freshDatabase()
  const { data, owner } = database
  const now = await readMigrations('workspace')
  const parts = { data, owner, ports: testPorts(), dataRole }
  earlier = createWorkspaces(parts)
  later = createWorkspaces({ ...parts, migrations: Promise.resolve([...now, added((now.at(-1)?.number ?? 0) + 1)]) })
  for (const slug of ['one', 'two']) await earlier.create(workspace(slug))
})

afterAll(() => database.drop())

const workspace = (slug: string) => ({
  slug,
  settings: defaultSettings('en', { name: slug }),
  maker: { account: 'account', name: 'Ada', email: null, login: null, language: 'en' },
})

describe('a workspace of an earlier version', () => {
  it('is not opened before it is migrated, and the earlier version goes on with it', async () => {
    expect(await later.pending()).toEqual(['one', 'two'])
    await expect(later.open('one')).rejects.toMatchObject({ code: 'busy' })
    await expect(later.open('none')).rejects.toMatchObject({ code: 'not-found' })
    expect(await earlier.pending()).toEqual([])
  })

  it('is migrated once by however many processes, with the rights of the data role', async () => {
    await Promise.all([later.migrate('one'), later.migrate('one'), later.migrate('one')])
    expect(await later.pending()).toEqual(['two'])
    expect((await later.open('one')).plan().release).toBe(1)
    await database.data.sql`insert into ws_one._nick (name) values ('Ada')`
    expect(await database.data.sql`select nickname from ws_one._person`).toHaveLength(1)
    expect((await earlier.open('one')).slug).toBe('one')
  })

  it('is left as it was when its migration fails, and tried again', async () => {
    await database.sql`create table ws_two._nick (name text)`
    await expect(later.migrate('two')).rejects.toMatchObject({ cause: { code: '42P07' } })
    expect(await later.pending()).toEqual(['two'])
    await expect(database.data.sql`select nickname from ws_two._person`).rejects.toMatchObject({ code: '42703' })
    await database.sql`drop table ws_two._nick`
    await later.migrate('two')
    expect((await later.open('two')).slug).toBe('two')
  })

  it('is none that this version makes', async () => {
    await later.create(workspace('three'))
    expect(await later.pending()).toEqual([])
    await later.open('three')
  })

  it('gets limits of calls, and its effects that wait know whom they ask', async () => {
    const { data, owner } = database
    const parts = { data, owner, ports: testPorts(), dataRole }
    await createWorkspaces({ ...parts, migrations: readMigrations('workspace').then((all) => all.filter(({ number }) => number < 20)) }).create(workspace('old'))
    await database.sql`update ws_old._settings set values = values - 'calls'`
    const effects = [
      { kind: 'outside', channel: 'http', request: { url: 'https://ada@API.example.com:8443/orders?x' } },
      { kind: 'outside', channel: 'http', request: { url: 'nowhere' } },
      { kind: 'outside', channel: 'email', request: { person: 'ada' } },
      { kind: 'copy', to: [] },
    ]
    await database.sql`insert into ws_old._outbox (run, key, node, effect, next_at) select gen_random_uuid(), at, 'n', effect, now() from jsonb_array_elements(${JSON.stringify(effects)}::text::jsonb) with ordinality e(effect, at)`
    await earlier.migrate('old')
    expect(await database.sql`select destination from ws_old._outbox order by key`).toEqual([{ destination: 'api.example.com:8443' }, { destination: '' }, { destination: 'mailto:' }, { destination: null }])
    expect((await earlier.open('old')).plan().settings.calls).toEqual(usualCallLimits)
  })
})
