import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, finishedJob, publishDefinitions, signIn } from '../support/api-client.ts'
import { makeDataDir, ownerUrlOf } from '../support/embedded-process.ts'
import { changedDeal, changesOf, dealFor, faultsOf, raceAccount, raceDeal, type RaceObject, type RaceValues } from '../support/race-design.ts'
import { removeDataDir, type ServerProcess, startServer } from '../support/server-process.ts'
import { administrator, setUpBy, setUpDataDir } from '../support/set-up.ts'

const publishes = 20
const { email: identifier, password } = administrator
const [dataDir, secondDir] = [setUpDataDir(), makeDataDir()]

/** A write as it was sent, and what came back. */
interface Sent {
  readonly op: 'create' | 'update'
  readonly items: readonly RaceValues[]
  readonly from: number
  readonly to: number
  readonly status: number
  readonly body: Answered
}

interface Answered {
  readonly id?: string
  readonly version?: number
  readonly items?: readonly { readonly record: { readonly id: string; readonly version: number } }[]
  readonly code?: string
  readonly item?: number
  readonly issues?: readonly { readonly code: string; readonly path: string }[]
}

/** When a release came: between these moments it took the place of the one before. */
interface Published {
  readonly from: number
  readonly to: number
}

let servers: readonly ServerProcess[] = []
let publisher: ApiClient
const sent: Sent[] = []
const published = new Map<number, Published>()
let [isOver, number] = [false, 0]

beforeAll(async () => {
  const first = await startServer({ dataDir, environment: setUpBy })
  // The second process hears of a release after the first: its writers meet the fence.
  servers = [first, await startServer({ dataDir: secondDir, environment: { DATABASE_URL: ownerUrlOf(dataDir) } })]
  publisher = await signIn(first.url, identifier, password)
  await noteSwitches()
  const release = await publishDefinitions(publisher, 'main', [raceAccount, raceDeal])
  published.set(release, { from: 0, to: 0 })
})

afterAll(async () => {
  for (const server of servers.toReversed()) await server.stop()
  await removeDataDir(dataDir)
  await removeDataDir(secondDir)
})

/** Notes at each switch, while it holds its locks, which number the next change would get. */
async function noteSwitches(): Promise<void> {
  const sql = postgres(ownerUrlOf(dataDir), { max: 1, onnotice: () => undefined })
  await sql.unsafe(`create table ws_main.noted_switch (release int, seq bigint);
    create function ws_main.note_switch() returns trigger language plpgsql as $$ begin
      insert into ws_main.noted_switch values (new.number, nextval(pg_get_serial_sequence('ws_main._change', 'seq'))); return new; end $$;
    create trigger note_switch after update of number on ws_main._live for each row execute function ws_main.note_switch()`)
  await sql.end()
}

const records = '/api/w/main/records'
const raceFields = /^fld_race/

async function send(client: ApiClient, { op, items, path, headers = {} }: { op: Sent['op']; items: readonly RaceValues[]; path: string; headers?: Record<string, string> }): Promise<Answered> {
  const from = performance.now()
  const isBulk = path.endsWith('/bulk')
  const body = isBulk ? { mode: 'atomic', items: items.map((values) => ({ op, values })) } : { values: items[0] }
  const answer = await client.fetch(op === 'update' ? 'PATCH' : 'POST', path, { body, headers })
  const answered = (await answer.json()) as Answered
  sent.push({ op, items, from, to: performance.now(), status: answer.status, body: answered })
  return answer.ok ? answered : {}
}

const create = (client: ApiClient, object: string, values: RaceValues) => send(client, { op: 'create', items: [values], path: `${records}/${object}` })

const update = (client: ApiClient, { id, version }: Answered, values: RaceValues) =>
  send(client, { op: 'update', items: [values], path: `${records}/deal/${id}`, headers: { 'if-match': `"${version}"` } })

/** Creates, changes and creates three at once, without a pause. */
async function keepWriting(client: ApiClient, account: string): Promise<void> {
  const next = (): RaceValues => dealFor((number += 1), account)
  const plain = (): RaceValues => ({ name: `Deal ${(number += 1)}`, account, grade: 'A' })
  while (!isOver) {
    const deal = await create(client, 'deal', next())
    if (deal.id) await update(client, deal, { [number % 2 === 0 ? 'memo' : 'remark']: `Changed ${number}`, code: number % 3 === 0 ? 'longer' : 'abcd' })
    await send(client, { op: 'create', items: [next(), plain(), plain()], path: `${records}/deal/bulk` })
  }
}

/** Leaves out what only some releases require, and fills it in a moment later. */
async function keepLeavingOut(client: ApiClient, account: string): Promise<void> {
  while (!isOver) {
    const deal = await create(client, 'deal', { name: `Deal ${(number += 1)}`, account })
    if (deal.id) await update(client, deal, { grade: 'B' })
    await sleep(50)
  }
}

/** Publishes the next change; records that lack a newly required value make it wait. */
async function publishNext(turn: number): Promise<void> {
  const draft = '/api/w/main/draft'
  const { definition, revision } = await publisher.call<{ definition: RaceObject; revision: number }>('GET', `${draft}/object/deal`)
  await publisher.call('PUT', `${draft}/object/deal`, { body: changedDeal(definition, turn), headers: { 'if-match': `"${revision}"` } })
  for (;;) {
    const { digest, issues } = await publisher.call<{ digest: string; issues: unknown[] }>('POST', `${draft}/plan`, { body: {} })
    expect(issues).toEqual([])
    const from = performance.now()
    const answer = await publisher.fetch('POST', `${draft}/publish`, { body: { digest, note: `turn ${turn}` } })
    if (answer.status === 202) {
      const job = (await answer.json()) as { id: string }
      const to = performance.now()
      const { result } = await finishedJob(publisher, 'main', job.id)
      return void published.set((result as { number: number }).number, { from, to })
    }
    expect(answer.status).toBe(409)
    await sleep(20)
  }
}

/** The releases that may have been live at a moment between these two. */
const liveBetween = (from: number, to: number): readonly number[] =>
  [...published].filter(([release, came]) => came.from <= to && (published.get(release + 1)?.to ?? Infinity) >= from).map(([release]) => release)

interface ChangeRow {
  readonly seq: string
  readonly record: string
  readonly version: number
  readonly release: number
  readonly changed: Readonly<Record<string, { readonly old: string | null; readonly new: string | null }>>
}

describe('writes that race with publishes', () => {
  it(`are each judged by one release that was live, in ${publishes} publishes; none is lost, doubled or answered 5xx`, async () => {
    const account = await publisher.call<{ id: string }>('POST', `${records}/account`, { body: { values: { name: 'Acme' } } })
    const clients = await Promise.all([0, 1, 0, 1, 0].map((place) => signIn(servers[place]?.url ?? '', identifier, password)))
    const writers = clients.map((client, index) => (index < 4 ? keepWriting(client, account.id) : keepLeavingOut(client, account.id)))
    for (let turn = 1; turn <= publishes; turn += 1) {
      await publishNext(turn)
      await sleep(50)
    }
    isOver = true
    await Promise.all(writers)

    const sql = postgres(ownerUrlOf(dataDir), { max: 1, onnotice: () => undefined })
    const definitions = new Map(
      (await sql<{ number: number; body: RaceObject }[]>`select r.number, d.body from ws_main._release r, jsonb_array_elements(r.contents) entry
        join ws_main._definition d on d.hash = entry->>'hash' where d.body->>'id' = ${raceDeal.id}`).map(({ number: release, body }) => [release, body]),
    )
    const changes = await sql<ChangeRow[]>`select seq, record, version, release, changed from ws_main._change where object = ${raceDeal.id} order by seq`
    const rows = await sql<{ id: string; version: number; name: string; values: Record<string, string> }[]>`select id, version, name, to_jsonb(d) as values from ws_main.deal d`
    const switchedAt = new Map((await sql<{ release: number; seq: string }[]>`select release, seq from ws_main.noted_switch`).map(({ release, seq }) => [release, Number(seq)]))
    await sql.end()
    expect(switchedAt.size).toBe(publishes + 1)
    const changeOf = new Map(changes.map((change) => [`${change.record} ${change.version}`, change]))

    const [accepted, refused] = [sent.filter(({ status }) => status < 300), sent.filter(({ status }) => status >= 300)]
    expect(refused.filter(({ status }) => status !== 422)).toEqual([])
    for (const { op, items, from, to, body } of accepted) {
      const stored = body.items?.map(({ record }) => record) ?? [body]
      for (const [index, values] of items.entries()) {
        const change = changeOf.get(`${stored[index]?.id} ${stored[index]?.version}`)
        if (!change) throw new Error(`no change of ${JSON.stringify({ values, stored: stored[index] })}`)
        const definition = definitions.get(change.release) ?? raceDeal
        expect(liveBetween(from, to)).toContain(change.release)
        expect(faultsOf(definition, op, values), `release ${change.release}`).toEqual([])
        const told = Object.entries(change.changed).filter(([id]) => raceFields.test(id)).map(([id, { new: value }]) => [id, value])
        // An update that sends what is stored already does not change it.
        const unchanged = Object.entries(changesOf(definition, values)).filter(([id]) => op === 'update' && !(id in change.changed))
        expect(Object.fromEntries([...told, ...unchanged])).toEqual(changesOf(definition, values))
      }
    }
    for (const { op, items, from, to, body } of refused) {
      const said = body.issues?.map(({ code, path }) => `${code} ${path}`).toSorted()
      const judges = liveBetween(from, to)
      // Of a unit, the first item that is refused speaks for all.
      const verdicts = judges.map((release) => items.map((values) => faultsOf(definitions.get(release) ?? raceDeal, op, values)).find((faults) => faults.length > 0))
      expect(verdicts, `${op} ${JSON.stringify(items)} by one of ${judges.join()}`).toContainEqual(said)
    }

    // A switch waits for the writers of the release before it and keeps out those of the next: none writes by an old plan.
    expect(changes.filter(({ seq, release }) => Number(seq) < (switchedAt.get(release) ?? 0) || Number(seq) > (switchedAt.get(release + 1) ?? Infinity))).toEqual([])

    // Nothing but what was acknowledged is stored, each once, with the values of its last change.
    const creates = accepted.filter(({ op }) => op === 'create').flatMap(({ items }) => items)
    expect(rows.map(({ name }) => name).toSorted()).toEqual(creates.map(({ name }) => name).toSorted())
    expect(changes).toHaveLength(rows.reduce((sum, { version }) => sum + version, 0))
    const fields = definitions.get(Math.max(...definitions.keys()))?.fields ?? []
    for (const { id, version, values } of rows) {
      const own = Array.from({ length: version }, (_, index) => changeOf.get(`${id} ${index + 1}`)?.changed ?? {})
      for (const field of fields) {
        const last = own.flatMap((changed) => changed[field.id] ?? []).at(-1)
        expect(values[field.name] ?? null, `${field.name} of ${id}`).toBe(last?.new ?? null)
      }
    }
    const used = new Set(changes.map(({ release }) => release))
    console.log(`${sent.length} requests: ${rows.length} records, ${changes.length} changes under ${used.size} releases, ${refused.length} refused`)
    expect(published.size).toBe(publishes + 1)
    expect(sent.length).toBeGreaterThan(200)
    expect(refused.length).toBeGreaterThan(20)
    expect(used.size).toBeGreaterThan(publishes / 2)
  }, 120_000)
})
