import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { readableFile } from '../../../runtime/files/readable-files.ts'
import { keepUpload } from '../../../runtime/files/uploads.ts'
import { runHistory } from '../../../runtime/flows/runs/run-history.ts'
import { decideTask } from '../../../runtime/tasks/decide-task.ts'
import { readTask } from '../../../runtime/tasks/read-task.ts'
import type { TaskDecision } from '../../../schemas/api/task.ts'
import { refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { asks, deal, type Submitted, submit, taskOf } from './tasks-design.ts'

let design: TestDesign
let lan: () => Caller
let minh: () => Caller
let eve: () => Caller
let submitted: Submitted

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal())
  await design.publish()
  lan = await design.person('Lan', [])
  minh = await design.person('Minh', [])
  eve = await design.person('Eve', [])
  submitted = await submit(design, 'start > ask > ask1 > end; ask.rejected > end1; ask1.rejected > end2', {
    settings: { ask: { mode: 'any', approvers: asks('first') }, ask1: { mode: 'any', approvers: asks('second') } },
    values: { name: 'Acme', amount: '1200', first: lan().person.id, second: minh().person.id },
  })
})
afterAll(() => design.close())

const upload = async (by: () => Caller, name: string) => (await keepUpload(by(), { name, bytes: new Blob([`text of ${name}`]).stream() })).id

async function decide(by: () => Caller, decision: TaskDecision, files: readonly string[], comment = 'Because') {
  const { id, rev } = await taskOf(by(), submitted.run)
  await decideTask(by(), id, { rev, decision, comment, files: [...files], requestId: crypto.randomUUID() })
  return id
}

describe('a file that goes with a decision', () => {
  let paper: string

  it('is one that its sender has uploaded, or may see', async () => {
    const others = await upload(eve, 'eve.txt')
    expect(await refusalOf(decide(lan, 'approve', [others]))).toMatchObject({ code: 'invalid-request', issues: [{ code: 'task.unknown-file', path: '/files/0' }] })
    paper = await upload(lan, 'offer.txt')
    await decide(lan, 'approve', [paper])
    expect(await design.database.sql`select expires_at from ws_main._file where id = ${paper}`).toEqual([{ expires_at: null }])
  })

  it('is shown to whoever decides later, to the requester and in the history of the run', async () => {
    const files = [{ id: paper, name: 'offer.txt', size: 17, type: 'text/plain' }]
    const task = await readTask(minh(), (await taskOf(minh(), submitted.run)).id)
    expect(task.earlier).toMatchObject([{ by: { name: 'Lan' }, step: 'Drawn', decision: 'approve', comment: 'Because', files }])
    const { items } = await runHistory(design.caller(), submitted.run)
    expect(items.find(({ kind }) => kind === 'resumed')?.data).toMatchObject({ decision: 'approve', files })
    const second = await upload(minh, 'why.txt')
    const returned = await decide(minh, 'return', [second, paper])
    const back = await readTask(design.caller(), (await taskOf(design.caller(), submitted.run)).id)
    expect(back).toMatchObject({ remark: 'Because', remarkFiles: [{ id: second }, { id: paper }], earlier: [{ files }], members: [{ person: { name: 'Minh' }, files: [{ id: second }, { id: paper }] }] })
    expect(await readTask(minh(), returned)).toMatchObject({ decision: 'return', files: [{ id: second }, { id: paper }] })
  })

  it('is read by those whom the task concerns, and by who reads the record', async () => {
    for (const who of [lan, minh, design.caller]) expect((await readableFile(who(), paper)).name).toBe('offer.txt')
    expect((await refusalOf(readableFile(eve(), paper))).code).toBe('not-found')
  })
})
