import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { runHistory } from '../../../runtime/flows/runs/run-history.ts'
import { handOnLeftTasks } from '../../../runtime/tasks/left-tasks.ts'
import { setMySubstitute } from '../../../runtime/tasks/substitutes.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { asks, deal, goOn, submit, taskOf } from './tasks-design.ts'

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal())
  await design.publish()
})
afterAll(() => design.close())

const worker = { stopping: new AbortController().signal, resting: { now: () => [], failed: () => undefined, went: () => undefined }, trouble: () => undefined } as never

const submitTo = (who: () => Caller, more: object = {}) =>
  submit(design, 'start > ask > end; ask.rejected > end1', { settings: { ask: { mode: 'any', approvers: asks('first'), due: { days: 1 }, whenDue: 'add_managers', remindEvery: { hours: 1 }, ...more } }, values: { name: 'Acme', first: who().person.id } })

const leave = (who: () => Caller, manager: string | null) => design.database.sql`update ws_main._person set active = false, manager = ${manager} where id = ${who().person.id}`

describe('the open tasks of somebody who has left', () => {
  it('go to the manager, else to an administrator, and to a substitute before both', async () => {
    const [lan, minh, hoa, boss] = [await design.person('Lan', []), await design.person('Minh', []), await design.person('Hoa', []), await design.person('Boss', [])]
    const runs = [await submitTo(lan), await submitTo(minh), await submitTo(hoa)]
    await setMySubstitute(hoa(), { from: '2026-01-01', until: '2999-01-01', who: boss().person.id })
    await leave(lan, boss().person.id)
    await leave(minh, null)
    await leave(hoa, null)
    expect(await handOnLeftTasks(design.workspace, worker)).toBe(3)
    expect(await handOnLeftTasks(design.workspace, worker)).toBe(0)
    expect(await taskOf(boss(), runs[0]?.run ?? '')).toMatchObject({ rev: 2, onBehalfOf: { name: 'Lan' } })
    expect(await taskOf(design.caller(), runs[1]?.run ?? '')).toMatchObject({ onBehalfOf: { name: 'Minh' } })
    expect(await taskOf(boss(), runs[2]?.run ?? '')).toMatchObject({ onBehalfOf: { name: 'Hoa' } })
  })

  it('are reminded of, and escalated from, where they are now', async () => {
    const [an, binh, chief] = [await design.person('An', []), await design.person('Binh', []), await design.person('Chief', [])]
    const { run } = await submitTo(an)
    await leave(an, binh().person.id)
    await design.database.sql`update ws_main._person set manager = ${chief().person.id} where id = ${binh().person.id}`
    expect(await handOnLeftTasks(design.workspace, worker)).toBe(1)
    await goOn(design, run)
    expect((await runHistory(design.caller(), run)).items.at(-1)).toMatchObject({ kind: 'handed', actor: null, from: { name: 'An' }, to: { name: 'Binh' } })
    for (const timer of ['remind', 'due']) {
      const row = { kind: 'wait', wait: 1, event: { kind: 'timer', key: timer } }
      await design.database.sql`insert into ws_main._inbox (run, key, row) select run, ${timer}, jsonb_set(${JSON.stringify(row)}::text::jsonb, '{wait}', to_jsonb(id)) from ws_main._wait where run = ${run}`
      await goOn(design, run)
    }
    const effects = await design.database.sql`select effect->'to' as to from ws_main._outbox where run = ${run}`
    expect(effects).toEqual([{ to: [binh().person.id] }])
    expect(await taskOf(chief(), run)).toMatchObject({ assignee: { name: 'Chief' } })
  })
})
