import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { runHistory } from '../../../runtime/flows/runs/run-history.ts'
import { decideTask } from '../../../runtime/tasks/decide-task.ts'
import type { TaskDecision } from '../../../schemas/api/task.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { asks, deal, submit, taskOf } from './tasks-design.ts'

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
  const rule = {
    kind: 'rule', format: 1, id: 'rul_000000000001', name: 'deal_never_back', object: 'deal', label: 'Never back', active: true,
    refuseWhen: { '==': [{ var: 'approval' }, 'returned'] }, message: { en: 'Deals never come back.' }, field: 'approval', enforce: 'always',
  }
  await design.put(deal(), rule as never)
  await design.publish()
})
afterAll(() => design.close())

async function decide(by: () => Caller, run: string, decision: TaskDecision) {
  const { id, rev } = await taskOf(by(), run)
  await decideTask(by(), id, { rev, decision, comment: 'Because', requestId: crypto.randomUUID() })
}

it('is told in the history of the run that its record did not take a status, and the run goes on', async () => {
  const lan = await design.person('Lan', [])
  const { run, record } = await submit(design, 'start > ask > end; ask.rejected > end1', {
    settings: { ask: { mode: 'any', approvers: asks('first') } }, flow: { status: 'approval' }, values: { name: 'Acme', first: lan().person.id },
  })
  const status = async () => (await design.database.sql`select approval from ws_main.deal where id = ${record}`)[0]?.['approval']
  await decide(lan, run, 'return')
  expect(await status()).toBe('in_approval')
  const { items } = await runHistory(design.caller(), run)
  expect(items.at(-1)).toMatchObject({ kind: 'status-refused', data: { status: 'returned', code: 'invalid-record', params: { issues: [{ code: 'rule.refused', params: { message: { en: 'Deals never come back.' } } }] } } })
  await decide(design.caller, run, 'resubmit')
  await decide(lan, run, 'approve')
  expect(await status()).toBe('approved')
  const seqs = (await runHistory(design.caller(), run)).items.map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index))
})
