import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../../runtime/caller.ts'
import { callerOfFlow, type FlowPlan } from '../../../../runtime/flows/step/flow-caller.ts'
import { stepRun } from '../../../../runtime/flows/step/run-step.ts'
import { flowOfVersion } from '../../../../runtime/flows/versions/flow-of-version.ts'
import { createRecord } from '../../../../runtime/records/create.ts'
import { flowInIds } from '../../../../schemas/flows/flow-in-ids.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { errands } from '../../../schemas/flows/errands.ts'
import { randomFlow, randomFrom } from '../../../schemas/flows/random-flow.ts'
import { type Member, referenceFamily } from '../../../schemas/flows/reference/family.ts'
import { nextEvent, runsToProve } from '../../../schemas/flows/reference/schedule.ts'
import { startTestDesign, type TestDesign } from '../../../support/publishing.ts'
import { startRun } from '../../../support/start-run.ts'
import { deaths, drivenFamily, type StoredRun } from './driven-family.ts'

let design: TestDesign
let manager: () => Caller
let begun = 0
const sql = () => design.database.sql

beforeAll(async () => {
  design = await startTestDesign()
  await design.put({
    kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
    fields: [{ id: 'fld_000000000001', name: 'name', type: 'long_text', label: 'Name' }, { id: 'fld_000000000002', name: 'note', type: 'text', label: 'Note' }] as never,
  } as never, ...(errands as never[]))
  await design.publish()
  manager = await design.person('Boss', [])
  await sql()`update ws_main._person set manager = ${manager().person.id} where id = ${design.caller().person.id}`
  await sql().unsafe(deaths)
})
afterAll(() => design.close())

interface Begun {
  readonly id: string
  readonly record: string
  readonly flow: FlowPlan
}

async function begin(definition: Pick<FlowDefinition, 'nodes' | 'edges'>): Promise<Begun> {
  const caller = design.caller()
  const write = { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } }
  const record = await createRecord(caller, { objectName: 'deal', values: { name: '-' }, write })
  const whole: FlowDefinition = { ...drawn('start > end'), variables: [{ id: 'var_000000000001', name: 'count', type: 'integer' }], ...definition }
  const version = crypto.randomUUID()
  await sql()`insert into ws_main._flow_version (id, flow, number, hash, body, release)
    values (${version}, ${whole.id}, ${(begun += 1)}, ${version}, ${JSON.stringify(flowInIds(whole, caller.plan.definitions))}::text::jsonb, 1)`
  const flow = await flowOfVersion(caller.workspace.data.sql, caller.plan, version)
  const id = await startRun(caller.workspace.data.sql, caller.plan.schema, { flow: whole.id, plan: flow, object: 'deal', record: record.id, startedBy: caller.person.id, cause: write.cause, occasion: `hand:${record.id}`, now: write.now })
  return { id: id ?? '', record: record.id, flow }
}

/** What was made of a record. */
async function changed(record: string) {
  const [row] = await sql()`select length(name) - 1 as changes, note, version - 1 as versions, (select count(*)::int - 1 from ws_main._change where record = ${record}) as told from ws_main.deal where id = ${record}`
  return row
}

/** Runs a flow with all that it calls to its end by the driver and by the reference. */
async function runBoth(seed: number): Promise<number> {
  const random = randomFrom(seed)
  const definition = randomFlow(random, isWhole ? 14 : 9, true)
  const { id, record } = await begin(definition)
  const driven = drivenFamily(id, { design, random, manager })
  const reference = referenceFamily(definition, Object.fromEntries(errands.map((flow) => [flow.name, flow])))
  let note: string | null = null
  for (let turn = 0; turn < 400; turn += 1) {
    await driven.rest()
    const found = await driven.stored()
    const told = reference.runs.map(({ run }) => run.told)
    const changes = told.reduce((sum, each) => sum + each.changes, 0)
    const versions = changes + told.reduce((sum, { notes }) => sum + notes.length, 0)
    expect({ seed, turn, record: await changed(record), runs: found.map(asCompared) }).toEqual({ seed, turn, record: { changes, note, versions, told: versions }, runs: reference.runs.map(expected) })
    expect(found.map(({ tokens }) => tokens)).toEqual(found.map(({ replayed }) => replayed))
    for (const [index, { notices, copied, copies }] of found.entries()) {
      expect(notices).toEqual(expect.arrayContaining([...(reference.runs[index]?.run.notices() ?? [])]))
      expect(copies).toEqual(copied)
    }
    const options = reference.runs.flatMap((member, index) => {
      const event = nextEvent(random, member.run, 'end by themselves')
      return event ? [{ member, index, event }] : []
    })
    const next = options[Math.floor(random() * options.length)]
    if (!next) return found.length
    const run = found[next.index]
    if (run) await driven.hear(run, next.event)
    if (next.event.does === 'goes on' && next.event.note !== undefined) ({ note } = next.event)
    reference.hear(next.member, next.event)
  }
  throw new Error(`run ${seed} does not end`)
}

const asCompared = ({ status, visits, count, tasks, timers, calls, wanted, tokens, waits }: StoredRun) => ({ status, visits, count, tasks, timers, calls, wanted, waits: waits.map(({ node }) => node), places: tokens.map(({ node, state }) => `${node} ${state}`).toSorted() })

const expected = ({ run }: Member) => ({
  status: run.told.status, visits: Object.fromEntries(run.told.visits), count: run.told.count, waits: run.waits(), places: run.places(), tasks: run.tasks().toSorted(), timers: run.timers().toSorted(),
  calls: run.told.calls.toSorted(), wanted: run.wanted(),
})

const isWhole = process.env['PROVE'] !== undefined
const runs = runsToProve(200)

describe('the driver and the reference come to the same', () => {
  it(`in ${runs} runs of random flows whose process dies again and again before it commits`, async () => {
    let all = 0
    for (let seed = 1; seed <= runs; seed += 2) for (const family of await Promise.all([runBoth(seed), runBoth(seed + 1)])) all += family
    expect(await sql()`select count(*)::int as runs from ws_main._run`).toEqual([{ runs: all }])
  }, 3_600_000)
})

const rounds = isWhole ? 200 : 3

const step = ({ id, flow }: Begun) => stepRun(callerOfFlow(design.workspace, design.workspace.plan(), { flow, person: design.caller().person }), { run: id, flow })

describe('a join', () => {
  it(`goes on once when 64 branches come to it at the same time, ${rounds} times`, async () => {
    const branches = Array.from({ length: 64 }, (_, index) => ({ key: `b${index}`, label: 'B' }))
    const ways = branches.map(({ key }, index) => `split.${key} > wait${index + 1} > all`).join('; ')
    const definition = drawn(`start > split; ${ways}; all > change > end`, { split: { branches }, change: { set: { name: { cat: [{ var: 'record.name' }, 'x'] } } } })
    for (let round = 0; round < rounds; round += 1) {
      const run = await begin(definition)
      await step(run)
      const waits = await sql()<{ id: number }[]>`select id from ws_main._wait where run = ${run.id}`
      await Promise.all(waits.map(async ({ id }) => {
        const row = { kind: 'wait', wait: id, event: { kind: 'timer', key: 'until' } }
        await sql()`insert into ws_main._inbox (run, key, row) values (${run.id}, ${`w${id}`}, ${JSON.stringify(row)}::text::jsonb)`
        await step(run)
      }))
      await step(run)
      const [after] = await sql()`select status, (select count(*)::int from ws_main._token where run = r.id and state in ('ready', 'waiting', 'failed')) as tokens from ws_main._run r where id = ${run.id}`
      expect({ waits: waits.length, ...after, record: await changed(run.record) }).toEqual({ waits: 64, status: 'completed', tokens: 0, record: { changes: 1, note: null, versions: 1, told: 1 } })
    }
  }, 3_600_000)
})
