import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileFlowPlan } from '../../../../runtime/flows/versions/compile-flow-plan.ts'
import { callerOfFlow, type FlowPlan } from '../../../../runtime/flows/step/flow-caller.ts'
import { stepRun } from '../../../../runtime/flows/step/run-step.ts'
import { startRun } from '../../../support/start-run.ts'
import { createRecord } from '../../../../runtime/records/create.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { Token, Wait } from '../../../../schemas/flows/machine/run-state.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { randomFlow, randomFrom } from '../../../schemas/flows/random-flow.ts'
import { referenceRun } from '../../../schemas/flows/reference/interpreter.ts'
import { nextEvent, rowFor } from '../../../schemas/flows/reference/schedule.ts'
import { startTestDesign, type TestDesign } from '../../../support/publishing.ts'

let design: TestDesign
const sql = () => design.database.sql

beforeAll(async () => {
  design = await startTestDesign()
  await design.put({
    kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
    fields: [{ id: 'fld_000000000001', name: 'name', type: 'long_text', label: 'Name' }] as never,
  } as never)
  await design.publish()
  // The last thing that a step writes is the run: a process that dies there has done all the rest for nothing.
  await sql().unsafe(`create table ws_main.dying (run uuid primary key);
    create function ws_main.die() returns trigger language plpgsql as $$ begin
      if exists (select from ws_main.dying where run = new.id) then raise exception 'killed'; end if; return new; end $$;
    create trigger die before update on ws_main._run for each row execute function ws_main.die()`)
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
  const whole = { ...drawn('start > end'), variables: [{ id: 'var_000000000001', name: 'count', type: 'integer' as const }], ...definition }
  const flow = compileFlowPlan(crypto.randomUUID(), whole, caller.plan.definitions)
  const id = await startRun(caller.workspace.data.sql, caller.plan.schema, { flow: whole.id, plan: flow, object: 'deal', record: record.id, startedBy: caller.person.id, cause: write.cause, occasion: `hand:${record.id}`, now: write.now })
  return { id: id ?? '', record: record.id, flow }
}

const step = ({ id, flow }: Begun) => stepRun(callerOfFlow(design.workspace, design.workspace.plan(), { flow, person: design.caller().person }), { run: id, flow })

/** Takes one step in a process that is killed just before it commits. */
async function dieIn(run: Begun): Promise<void> {
  await sql()`insert into ws_main.dying values (${run.id})`
  await expect(step(run)).rejects.toThrow('killed')
  await sql()`delete from ws_main.dying where run = ${run.id}`
}

/** All that there is of a run. */
async function stored({ id, record }: Begun) {
  const [row] = await sql()`select status, state->'visits' as visits, state->'vars'->'count' as count from ws_main._run where id = ${id}`
  const tokens = await sql()<(Token & { id: number })[]>`select id, node, state from ws_main._token where run = ${id} and state in ('ready', 'waiting', 'failed') order by id`
  const replayed = await sql()`select * from (select distinct on (token) token as id, node, state from ws_main._history where run = ${id} order by token, seq desc) last where state in ('ready', 'waiting', 'failed') order by id`
  const waits = await sql()<(Wait & { id: number })[]>`select id, node, kind, tasks from ws_main._wait where run = ${id} order by id`
  const outbox = await sql()<{ key: string; state: string }[]>`select key, state from ws_main._outbox where run = ${id}`
  const calls = outbox.map(({ key, state }) => ({ call: key.split('.').slice(1, 3).join('.'), state }))
  const [changed] = await sql()`select length(name) - 1 as changes, version - 1 as versions, (select count(*) - 1 from ws_main._change where record = ${record}) as told from ws_main.deal where id = ${record}`
  return { row, tokens, replayed, waits, calls: calls.map(({ call }) => call).toSorted(), wanted: calls.flatMap(({ call, state }) => (state === 'open' ? [call] : [])).toSorted(), changed }
}

/** Runs a flow to its end by the driver, dying in half of its steps, and by the reference. */
async function runBoth(seed: number): Promise<void> {
  const random = randomFrom(seed)
  const definition = randomFlow(random, 12, true)
  const [run, reference] = [await begin(definition), referenceRun(definition)]
  for (let turn = 0; turn < 200; turn += 1) {
    if (random() < 0.5) await dieIn(run)
    // On a busy machine the time of a step may be over before its tokens rest.
    while ((await step(run))?.more) continue
    const found = await stored(run)
    const { status, changes, visits, count } = reference.told
    expect({ seed, turn, status: found.row?.['status'], visits: found.row?.['visits'], count: found.row?.['count'] ?? 0, changed: found.changed, waits: found.waits.map(({ node }) => node), calls: found.calls, wanted: found.wanted, tokens: found.tokens })
      .toEqual({ seed, turn, status, visits: Object.fromEntries(visits), count, changed: { changes, versions: changes, told: String(changes) }, waits: reference.waits(), calls: reference.told.calls.toSorted(), wanted: reference.wanted(), tokens: found.replayed })
    const event = nextEvent(random, reference, definition)
    if (!event) return
    const row = rowFor(event, { waits: found.waits, failed: found.tokens.filter(({ state }) => state === 'failed') })
    await sql()`insert into ws_main._inbox (run, key, row) values (${run.id}, ${`t${turn}`}, ${JSON.stringify(row)}::text::jsonb)`
    reference.hear(event)
  }
  throw new Error(`run ${seed} does not end`)
}

const runs = process.env['PROVE'] === 'all' ? 5_000 : 200

describe('the driver and the reference come to the same', () => {
  it(`in ${runs} runs of random flows whose process dies again and again before it commits`, async () => {
    for (let seed = 1; seed <= runs; seed += 2) await Promise.all([runBoth(seed), runBoth(seed + 1)])
    expect(await sql()`select count(*)::int as runs from ws_main._run`).toEqual([{ runs }])
  }, 3_600_000)
})

const rounds = process.env['PROVE'] === 'all' ? 200 : 3

describe('a join', () => {
  it(`goes on once when 64 branches come to it at the same time, ${rounds} times`, async () => {
    const branches = Array.from({ length: 64 }, (_, index) => ({ key: `b${index}`, label: 'B' }))
    const ways = branches.map(({ key }, index) => `split.${key} > wait${index + 1} > all`).join('; ')
    const definition = drawn(`start > split; ${ways}; all > change > end`, { split: { branches }, change: { set: { name: { cat: [{ var: 'record.name' }, 'x'] } } } })
    for (let round = 0; round < rounds; round += 1) {
      const run = await begin(definition)
      await step(run)
      const { waits } = await stored(run)
      await Promise.all(waits.map(async ({ id }) => {
        const row = { kind: 'wait', wait: id, event: { kind: 'timer', key: 'until' } }
        await sql()`insert into ws_main._inbox (run, key, row) values (${run.id}, ${`w${id}`}, ${JSON.stringify(row)}::text::jsonb)`
        await step(run)
      }))
      await step(run)
      const { row, changed, tokens } = await stored(run)
      expect({ waits: waits.length, status: row?.['status'], changed, tokens }).toEqual({ waits: 64, status: 'completed', changed: { changes: 1, versions: 1, told: '1' }, tokens: [] })
    }
  }, 3_600_000)
})
