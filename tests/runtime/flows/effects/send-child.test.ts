import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { type FlowEffects, startFlowEffects } from '../../../support/flow-effects.ts'
import { until } from '../../../support/flow-runs.ts'

// Ids of parts are unique in a workspace.
const called = (text: string, name: string, mark: string): FlowDefinition =>
  JSON.parse(JSON.stringify({ ...drawn(text), id: `flw_00000000000${mark}`, name, trigger: { type: 'flow', object: 'deal' } }).replaceAll(/(nod|edg|var)_0/g, `$1_${mark}`))

let flows: FlowEffects
const sql = () => flows.design.database.sql
const childOf = (run: string) => sql()`select id, status, cause, record from ws_main._run where parent = ${run}`

beforeAll(async () => {
  flows = await startFlowEffects({ definitions: [called('start > set > end', 'quick', '8'), called('start > wait > end', 'slow', '9')] })
})
afterAll(() => flows.close())

describe('flows that call flows', () => {
  it('go on when what they have called has ended', async () => {
    const run = await flows.begin(drawn('start > sub_flow > end', { sub_flow: { flow: 'quick', record: { var: 'record' } } }))
    expect(await flows.ended(run)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { state: 'completed' } } } })
    expect(await childOf(run)).toMatchObject([{ status: 'completed', record: flows.record, cause: { depth: 1 } }])
  })

  it('take what they have called along when they are cancelled, and fail with it', async () => {
    const flow = drawn('start > sub_flow > end', { sub_flow: { flow: 'slow', record: { var: 'record' } } })
    const [cancelled, failing] = [await flows.begin(flow), await flows.begin(flow)]
    await until(() => sql()`select 1 from ws_main._run where parent in (${cancelled}, ${failing}) and not ready`, (rows) => rows.length === 2)
    const end = { kind: 'cancel', by: null, reason: 'test' }
    const [child] = await childOf(failing)
    await sql()`insert into ws_main._inbox (run, key, row) select run, 'end', ${JSON.stringify(end)}::text::jsonb from unnest(array[${cancelled}, ${String(child?.['id'])}]::uuid[]) run`
    flows.wake()
    await until(() => childOf(cancelled), ([row]) => row?.['status'] === 'cancelled')
    expect(await flows.ended(failing)).toMatchObject({ status: 'suspended' })
    expect(await sql()`select code from ws_main._incident where run = ${failing}`).toEqual([{ code: 'run.called-flow-cancelled' }])
  })
})
