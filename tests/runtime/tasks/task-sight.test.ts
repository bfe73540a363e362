import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { decideTask } from '../../../runtime/tasks/decide-task.ts'
import { listTasks } from '../../../runtime/tasks/list-tasks.ts'
import { readTask } from '../../../runtime/tasks/read-task.ts'
import { refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { asks, deal, submit, taskOf } from './tasks-design.ts'

let design: TestDesign
let [lan, rep, reader, stranger]: (() => Caller)[] = []
beforeAll(async () => {
  design = await startTestDesign()
  const sales = role('sales', { objects: { deal: { read: 'all' } }, fields: { 'deal.amount': 'none', 'deal.note': 'none' } } as never)
  await design.put(deal(), sales)
  await design.publish()
  lan = await design.person('Lan', [])
  rep = await design.person('Rep', [sales.id])
  reader = await design.person('Reader', [sales.id])
  stranger = await design.person('Stranger', [])
})
afterAll(() => design.close())

const the = (who: (() => Caller) | undefined): Caller => {
  if (!who) throw new Error('nobody')
  return who()
}
const begin = async (more: object = {}, flow: object = {}) => {
  const values = { name: 'Acme', amount: '1200', note: 'old', first: the(lan).person.id }
  const submitted = await submit(design, 'start > ask > end; ask.rejected > end1', { settings: { ask: { mode: 'any', approvers: asks('first'), lock: 'none', ...more } }, values, flow })
  await design.database.sql`update ws_main._run set started_by = ${the(rep).person.id} where id = ${submitted.run}`
  const { version } = await readRecord(design.caller(), { objectName: 'deal', id: submitted.record })
  await updateRecord(design.caller(), { objectName: 'deal', id: submitted.record, version, values: { note: 'new' }, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })
  return { ...submitted, task: await taskOf(the(lan), submitted.run) }
}
const seen = async (who: (() => Caller) | undefined, id: string) => {
  const { fields, changes, title, canOpen } = await readTask(the(who), id)
  return { fields: fields.map(({ definition }) => definition.name), changes: Object.keys(changes), title, canOpen }
}

describe('of the record of a task', () => {
  it('whoever holds it sees what its step shows, and nothing more', async () => {
    const { task } = await begin({ shows: ['amount'] })
    expect(await seen(lan, task.id)).toEqual({ fields: ['amount'], changes: [], title: expect.stringContaining('1,200') as unknown, canOpen: false })
  })

  it('whoever holds it sees the whole record where its step names nothing, what it is known by first', async () => {
    const { task } = await begin()
    const { fields, changes } = await seen(lan, task.id)
    expect(fields).toEqual(['name', 'amount', 'note', 'approval', 'first', 'second'])
    expect(changes).toEqual(['note'])
  })

  it('nobody is told of the status that the flow keeps as of a change', async () => {
    const { task } = await begin({}, { status: 'approval' })
    expect((await seen(lan, task.id)).changes).toEqual(['note'])
  })

  it('its requester and readers see what they may read anyway, others nothing at all', async () => {
    const { task, record } = await begin({ shows: ['amount', 'note', 'name'] })
    expect(await seen(rep, task.id)).toEqual({ fields: ['name'], changes: [], title: 'deal · Acme', canOpen: true })
    const { items } = await listTasks(the(reader), { object: 'deal', record })
    expect(items.map(({ title }) => title)).toEqual(['deal · Acme'])
    for (const who of [reader, stranger]) expect(await refusalOf(readTask(the(who), task.id))).toMatchObject({ code: 'not-found' })
  })

  it('the rights of a step end with its answer', async () => {
    const { task } = await begin()
    await decideTask(the(lan), task.id, { rev: task.rev, decision: 'approve', requestId: 'request-1' })
    expect(await seen(lan, task.id)).toEqual({ fields: [], changes: [], title: 'deal', canOpen: false })
  })
})
