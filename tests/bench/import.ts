import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { ImportOutcome, ImportRequest } from '../../schemas/api/import.ts'
import type { Caller } from '../../runtime/caller.ts'
import { importKind } from '../../runtime/imports/import-kind.ts'
import { startImport } from '../../runtime/imports/start-import.ts'
import { keepUpload } from '../../runtime/files/uploads.ts'
import { readJob } from '../../runtime/jobs/find-jobs.ts'
import { openConnection } from '../../runtime/storage/connect.ts'
import { defaultSettings } from '../../runtime/workspaces/default-settings.ts'
import { createWorkspaces } from '../../runtime/workspaces/workspaces.ts'
import { createLocalFiles } from '../../server/files/local-files.ts'
import { createJobRunner } from '../../server/jobs/job-runner.ts'
import { startEmbedded } from '../../server/embedded/start-embedded.ts'
import { makeLog } from '../../server/log.ts'
import { migrate } from '../../server/migrate.ts'
import { testPorts } from '../support/ports.ts'
import { callerWith, putRelease } from '../support/release.ts'
import { account, deal, dealValues } from './deal.ts'
import { median } from './load.ts'

/**
 * An import beside a raw COPY of the same rows into the same table with its indexes, in alternating rounds.
 * `node tests/bench/import.ts --rounds 5 --rows 100000`
 */
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, rows: { type: 'string', default: '100000' } } })
const [rounds, rows] = [Number(options.rounds), Number(options.rows)]

const goals = { insert: 0.6, upsert: 0.35, 'second upsert': 0.35 }

const lookup = deal.fields.find(({ name }) => name === 'account')
const seats = { id: 'fld_00000000seat', name: 'seats', type: 'integer', label: 'Seats' }
const keyed = { ...deal, unique: [{ id: 'unq_000000000001', fields: ['code'] }], fields: [...deal.fields, seats] }

async function main(): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-bench-'))
  fs.chmodSync(dataDir, 0o755)
  const log = makeLog('warn')
  const embedded = await startEmbedded({ dataDir, log })
  const owner = openConnection(embedded.ownerUrl, { name: 'bench owner', max: 3, statementTimeout: 0 })
  const data = openConnection(embedded.runtimeUrl, { name: 'bench data' })
  const dataRole = await migrate(owner, data)
  const ports = { ...testPorts(), files: createLocalFiles(path.join(dataDir, 'files')) }
  const workspaces = createWorkspaces({ data, owner, ports, dataRole })
  const { person } = await workspaces.create({ slug: 'main', settings: defaultSettings('en', { name: 'Main', country: 'US', currency: 'USD' }), maker: { account: 'a', name: 'Ada', email: null, login: null, language: 'en' } })
  const workspace = await workspaces.open('main')
  await putRelease(workspace, [account, keyed] as unknown as DefinitionHeader[])
  const runner = createJobRunner({ data, workspaces, kinds: [importKind({ addressOfErrors: () => '' })], log })
  runner.start()
  try {
    await owner.sql.unsafe(`insert into ws_main.account (id, name) select gen_random_uuid(), 'Account ' || n from generate_series(0, 999) n`)
    const caller = callerWith(workspace, { id: person, roles: ['administrator'] })
    const take = (request: ImportRequest) => timed(caller, request, (slug) => runner.wake(slug))
    const rates: Record<keyof typeof goals | 'copy', number[]> = { copy: [], insert: [], upsert: [], 'second upsert': [] }
    for (let round = 0; round < rounds; round += 1) {
      await owner.sql`truncate ws_main.deal, ws_main._change`
      rates.insert.push(await take(await request(caller, 'insert')))
      const lines = await rowsOf(owner)
      await owner.sql`truncate ws_main.deal, ws_main._change`
      rates.copy.push(await rawCopy(owner, lines))
      await owner.sql`truncate ws_main.deal, ws_main._change`
      const upsert = await request(caller, 'upsert')
      rates.upsert.push(await take(upsert))
      rates['second upsert'].push(await take(upsert))
    }
    for (const [work, goal] of Object.entries(goals)) report(work as keyof typeof goals, goal, rates)
    for (const [mode, all] of Map.groupBy(work, (each) => each.mode)) console.log(`${mode.padEnd(13)} ${median(all.map(({ microseconds }) => microseconds)).toFixed(0)} microseconds of our own processor time a row`)
    console.log(`resident memory ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`)
  } finally {
    await runner.stop()
    await Promise.all([data.close(), owner.close()])
    await embedded.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

function report(work: keyof typeof goals, goal: number, rates: Record<string, number[]>): void {
  const ratios = (rates[work] ?? []).map((rate, round) => rate / (rates.copy?.[round] ?? rate))
  const percent = (ratio: number) => `${(ratio * 100).toFixed(0)} %`
  const [ours, copied] = [median(rates[work] ?? []).toFixed(0), median(rates.copy ?? []).toFixed(0)]
  console.log(`${work.padEnd(13)} ${percent(median(ratios)).padStart(5)} of a raw COPY (goal ${percent(goal)}; ${percent(Math.min(...ratios))} to ${percent(Math.max(...ratios))}); ours ${ours} rows/s, COPY ${copied} rows/s`)
}

/** Twelve fields: an insert without links, an upsert by code with the account by its name. */
async function request(caller: Caller, mode: 'insert' | 'upsert'): Promise<ImportRequest> {
  const fields = keyed.fields.filter(({ name }) => (mode === 'insert' ? name !== 'account' : name !== 'seats'))
  const text = [fields.map(({ name }) => name), ...Array.from({ length: rows }, (_, index) => cellsOf(index, fields))].map((cells) => cells.join(',')).join('\n')
  const file = await keepUpload(caller, { name: 'deals.csv', bytes: new Blob([text]).stream() })
  const columns = fields.map(({ id, name }) => ({ column: name, field: id, ...(id === lookup?.id && { match: account.fields[0]?.id ?? '' }) }))
  return { file: file.id, object: 'deal', mode, ...(mode === 'upsert' && { key: ['code'] }), mapping: { columns } }
}

function cellsOf(index: number, fields: readonly { readonly name: string }[]): string[] {
  const values: Record<string, unknown> = { ...dealValues(index, ''), phone: `+1202555${String(index % 10_000).padStart(4, '0')}`, note: `"Wants the yearly plan, paid in advance, ${index}."`, account: `Account ${index % 1_000}`, seats: index % 50 }
  return fields.map(({ name }) => String(values[name] ?? ''))
}

/** Rows a second from the job's own start to its end. */
async function timed(caller: Caller, asked: ImportRequest, wake: (slug: string) => void): Promise<number> {
  const { id } = await startImport(caller, asked)
  const before = process.cpuUsage()
  wake('main')
  for (;;) {
    const job = await readJob(caller, id)
    if (job.finishedAt === null || job.startedAt === null) {
      await wait(20)
      continue
    }
    const { rejected } = job.result as ImportOutcome
    if (job.state !== 'done' || rejected > 0) throw new Error(JSON.stringify(job))
    const { user, system } = process.cpuUsage(before)
    work.push({ mode: asked.mode, microseconds: (user + system) / rows })
    return rows / ((Date.parse(job.finishedAt) - Date.parse(job.startedAt)) / 1_000)
  }
}

/** What the process itself worked on a row, which other load on the machine does not change. */
const work: { mode: string; microseconds: number }[] = []

type Owner = ReturnType<typeof openConnection>

async function rowsOf(owner: Owner): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of await owner.sql.unsafe('copy ws_main.deal to stdout').readable()) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

async function rawCopy(owner: Owner, lines: Buffer): Promise<number> {
  const started = performance.now()
  await pipeline(Readable.from(piecesOf(lines)), await owner.sql.unsafe('copy ws_main.deal from stdin').writable())
  return rows / ((performance.now() - started) / 1_000)
}

function* piecesOf(lines: Buffer): Generator<Buffer> {
  for (let at = 0; at < lines.length; at += 256 * 1024) yield lines.subarray(at, at + 256 * 1024)
}

await main()
