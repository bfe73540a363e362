import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { gateTo } from '../../../runtime/records/gate.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import { runHistory } from '../../../runtime/flows/runs/run-history.ts'
import { listTasks } from '../../../runtime/tasks/list-tasks.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { refuseColumn } from '../../../runtime/imports/refuse-column.ts'
import { appView } from '../../../runtime/roles/app-view.ts'
import { decideTask } from '../../../runtime/tasks/decide-task.ts'
import { previewApproval } from '../../../runtime/tasks/preview-approval.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { asks, deal, goOn, submit, taskOf } from './tasks-design.ts'

let design: TestDesign
let lan: () => Caller
const text = 'start > if > end; if.yes > ask > end; if.otherwise > ask; ask.rejected > end1'
const trigger = { type: 'button', object: 'deal', label: 'Submit', when: { '>': [{ var: 'record.amount' }, 0] } }
const settings = {
  if: { branches: [{ key: 'yes', label: 'Yes', when: { '>': [{ var: 'record.amount' }, 1000] } }] },
  ask: { mode: 'any', approvers: asks('first') },
}
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal(), { ...drawn('start > if; if.yes > ask; if.otherwise > ask > end; ask.rejected > end1', settings), name: 'deal_approval', label: 'Deal approval', trigger })
  await design.publish()
  lan = await design.person('Lan', [])
})
afterAll(() => design.close())

const write = () => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })
const change = async (id: string, values: Record<string, unknown>) => {
  const { version } = await readRecord(design.caller(), { objectName: 'deal', id })
  return updateRecord(design.caller(), { objectName: 'deal', id, version, values, write: write() })
}

const flowText = text.split(';').slice(1).join(';')
const begin = (lock?: string) =>
  submit(design, `start > if;${flowText}`, { settings: { ...settings, ask: { ...settings.ask, ...(lock && { lock }) } }, values: { name: 'Acme', amount: '1200', first: lan().person.id } })

describe('a record in approval', () => {
  it('keeps the fields by which the flow takes its ways, and says who decides', async () => {
    const { run, record } = await begin()
    expect((await readRecord(design.caller(), { objectName: 'deal', id: record }))._locked).toEqual({ fields: ['amount'], flow: 'Deal approval', by: ['Lan'] })
    expect(await refusalOf(change(record, { amount: '900000' }))).toMatchObject({ code: 'locked', issues: [{ code: 'record.locked', path: '/values/amount' }], details: { flow: 'Deal approval', by: ['Lan'] } })
    await change(record, { note: 'Still open' })
    const { version } = await readRecord(design.caller(), { objectName: 'deal', id: record })
    expect((await refusalOf(deleteRecord(design.caller(), { objectName: 'deal', id: record, version, write: write() }))).code).toBe('locked')
    const task = await taskOf(lan(), run)
    await decideTask(lan(), task.id, { rev: task.rev, decision: 'approve', requestId: 'request-1' })
    expect((await change(record, { amount: '900000' }))._locked).toBeUndefined()
  })

  it('keeps everything, or nothing, where its step says so, and is free again once it has come back', async () => {
    const all = await begin('all')
    expect((await refusalOf(change(all.record, { note: 'x' }))).code).toBe('locked')
    const task = await taskOf(lan(), all.run)
    await decideTask(lan(), task.id, { rev: task.rev, decision: 'return', comment: 'Change it', requestId: 'request-2' })
    await change(all.record, { amount: '5' })
    const none = await begin('none')
    await change(none.record, { amount: '5' })
  })
})

describe('the preview of an approval', () => {
  it('tells who would be asked, and how each was found', async () => {
    const { record } = await submit(design, 'start > end', { values: { name: 'Acme', amount: '1', first: lan().person.id } })
    const { steps, ask } = await previewApproval(design.caller(), { flow: 'deal_approval', record })
    expect(steps).toMatchObject([{ node: 'ask', people: [{ person: { name: 'Lan' }, asked: { how: 'person' } }], missing: [] }])
    expect(ask).toEqual([])
  })

  it('tells what is missing, and whom to ask', async () => {
    const { record } = await submit(design, 'start > end', { values: { name: 'Acme', amount: '1' } })
    const { steps } = await previewApproval(design.caller(), { flow: 'deal_approval', record })
    expect(steps).toMatchObject([{ node: 'ask', people: [{ asked: { how: 'administrators' } }], missing: [{ how: 'person' }] }])
    expect(await refusalOf(previewApproval(lan(), { flow: 'deal_approval', record }))).toMatchObject({ code: 'not-found' })
  })

  it('is refused where the start would be: not offered for the record, under way, or switched off', async () => {
    const preview = (record: string) => refusalOf(previewApproval(design.caller(), { flow: 'deal_approval', record }))
    const { record } = await submit(design, 'start > end', { values: { name: 'Acme', amount: '0' } })
    expect(await preview(record)).toMatchObject({ code: 'forbidden', issues: [{ code: 'run.not-offered' }] })
    const asking = await begin('none')
    expect(await preview(asking.record)).toMatchObject({ code: 'conflict', issues: [{ code: 'run.under-way' }] })
    await design.put({ ...drawn('start > ask > end; ask.rejected > end1', { ask: settings.ask }), name: 'deal_approval', label: 'Deal approval', active: false })
    await design.publish()
    expect(await preview(record)).toMatchObject({ code: 'not-found' })
  })
})

describe('the field where an approval stands', () => {
  const flow = { ...drawn('start > ask > end; ask.rejected > end1', { ask: settings.ask }), name: 'deal_approval', label: 'Deal approval', status: 'approval' }

  it('is the flow\'s to keep: people read it, through every door', async () => {
    await design.put(flow)
    await design.publish()
    const at = { code: 'field-kept-by-flow', path: '/values/approval', params: { label: 'Approval', flow: 'Deal approval' } }
    const { record } = await begin('none')
    expect(await refusalOf(change(record, { approval: 'approved' }))).toMatchObject({ code: 'invalid-record', issues: [at] })
    expect(await refusalOf(createRecord(design.caller(), { objectName: 'deal', values: { name: 'Forged', approval: 'approved' }, write: write() }))).toMatchObject({ issues: [at] })
    const gate = gateTo(design.caller(), 'deal', 'import')
    expect(refuseColumn(gate, gate.object.byName.get('approval'))).toBe('field-kept-by-flow')
    expect(appView(design.caller()).objects.find(({ definition }) => definition.name === 'deal')?.editable).not.toContain('approval')
    await design.put({ ...flow, active: false })
    await design.publish()
    await change(record, { approval: 'approved' })
  })

  it('says withdrawn once its record has been deleted and comes back, and nobody is asked any more', async () => {
    const { run, record } = await submit(design, `start > if;${flowText}`, {
      flow: { status: 'approval' }, settings: { ...settings, ask: { ...settings.ask, lock: 'none' } }, values: { name: 'Acme', amount: '1200', first: lan().person.id },
    })
    const { version, values } = await readRecord(design.caller(), { objectName: 'deal', id: record })
    expect(values).toMatchObject({ approval: 'in_approval' })
    await deleteRecord(design.caller(), { objectName: 'deal', id: record, version, write: write() })
    await goOn(design, run)
    expect((await listTasks(lan(), { state: 'open' })).items.filter((task) => task.run === run)).toEqual([])
    const { items } = await runHistory(design.caller(), run)
    expect(items.at(-1)).toMatchObject({ kind: 'cancelled', actor: { name: 'Ada' }, data: { reason: 'record-deleted' } })
    expect((await restoreRecord(design.caller(), { objectName: 'deal', id: record, write: write() })).values).toMatchObject({ approval: 'withdrawn' })
    expect((await listTasks(lan(), { state: 'open' })).items.filter((task) => task.run === run)).toEqual([])
  })
})
