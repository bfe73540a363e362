import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { listRuns } from '../../../runtime/flows/runs/list-runs.ts'
import { runHistory } from '../../../runtime/flows/runs/run-history.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import { decideTask } from '../../../runtime/tasks/decide-task.ts'
import { handOver } from '../../../runtime/tasks/hand-over.ts'
import { listTasks } from '../../../runtime/tasks/list-tasks.ts'
import { readTask } from '../../../runtime/tasks/read-task.ts'
import { setMySubstitute } from '../../../runtime/tasks/substitutes.ts'
import { withdrawRun } from '../../../runtime/tasks/withdraw-run.ts'
import { urgeTask } from '../../../runtime/tasks/urge-task.ts'
import type { DecisionInput, TaskDecision } from '../../../schemas/api/task.ts'
import { refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { asks, deal, submit, taskOf } from './tasks-design.ts'

let design: TestDesign
let lan: () => Caller
let minh: () => Caller
let hoa: () => Caller
beforeAll(async () => {
  design = await startTestDesign()
  const finance = role('finance', {})
  await design.put(deal(), finance)
  await design.publish()
  lan = await design.person('Lan', [])
  minh = await design.person('Minh', [])
  hoa = await design.person('Hoa', [])
  await design.database.sql`insert into ws_main._person_role (person, role, by) select id, ${finance.id}, id from ws_main._person where name <> 'Ada'`
})
afterAll(() => design.close())

const sql = () => design.database.sql
const today = new Date().toISOString().slice(0, 10)
const flow = 'start > ask > change > end; ask.rejected > end1'
const people = () => ({ name: 'Acme', amount: '1200', first: lan().person.id, second: minh().person.id })
const both = (mode: string, more: object = {}) => ({ settings: { ask: { mode, approvers: asks('first', 'second'), ...more } }, values: people() })

const decide = async (who: () => Caller, run: string, decision: TaskDecision, more: Partial<DecisionInput> = {}) => {
  const { id, rev } = await taskOf(who(), run)
  return decideTask(who(), id, { rev, decision, requestId: crypto.randomUUID(), ...more })
}

const stateOf = async (run: string) => (await sql()`select status from ws_main._run where id = ${run}`)[0]?.['status']

describe('an approval matrix', () => {
  const [head, north] = [crypto.randomUUID(), crypto.randomUUID()]
  const person = (who: () => Caller) => ({ by: 'person', person: who().person.id })
  const asked = async (amount: string | null, more: object = {}) => {
    const matrix = {
      by: 'matrix', amount: { var: 'record.amount' }, of: { var: 'requester' }, bands: [{ upTo: '1000' }, {}],
      rows: [{ department: head, asks: [[person(lan)], [person(lan), { by: 'role', role: 'finance', in: 'requester_department' }]] }, { asks: [[person(hoa)], []] }], ...more,
    }
    const { run } = await submit(design, flow, { settings: { ask: { mode: 'all', approvers: [matrix], sameAsRequester: 'allow' } }, values: { name: 'Acme', amount } })
    const tasks = await sql()`select t.id, p.name from ws_main._task t join ws_main._person p on p.id = t.assignee where t.run = ${run} order by p.name`
    const members = tasks[0] ? (await readTask(design.caller(), String(tasks[0]['id']))).members : []
    return { names: tasks.map(({ name }) => name), how: members[0]?.asked }
  }
  const moveAda = (department: string | null) => sql()`update ws_main._person set department = ${department} where name = 'Ada'`

  beforeAll(async () => {
    await sql()`insert into ws_main._department (id, name, parent) values (${head}, 'Sales', null), (${north}, 'North', ${head})`
    await sql()`update ws_main._person set department = ${north} where name = 'Minh'`
  })
  afterAll(() => moveAda(null))

  it('asks those of the band and of the nearest department above', async () => {
    await moveAda(north)
    expect(await asked('1000')).toEqual({ names: ['Lan'], how: { how: 'matrix', of: 'Ada' } })
    expect((await asked('1000.01')).names).toEqual(['Lan', 'Minh'])
    await moveAda(null)
    expect((await asked('5')).names).toEqual(['Hoa'])
  })

  it('asks who stands in where it names nobody, and administrators where nobody does', async () => {
    const fallback = person(minh)
    expect(await asked('5000', { fallback })).toEqual({ names: ['Minh'], how: { how: 'person', of: null } })
    expect((await asked(null)).names).toEqual(['Ada'])
  })
})

describe('a decision', () => {
  it('brings the run on at once, and is told as it was to whoever asks again', async () => {
    const { run, record } = await submit(design, flow, both('all'))
    const task = await taskOf(lan(), run)
    expect(task).toMatchObject({ kind: 'approval', title: 'deal · Acme · USD 1,200.00', node: { key: 'ask' }, requester: { name: 'Ada' } })
    const input: DecisionInput = { rev: task.rev, decision: 'approve', comment: 'Fine', requestId: 'request-1' }
    const first = await decideTask(lan(), task.id, input)
    expect(first).toEqual({ id: task.id, rev: 2, state: 'done', decision: 'approve' })
    expect(await decideTask(lan(), task.id, input)).toEqual(first)
    await decide(minh, run, 'approve')
    expect(await stateOf(run)).toBe('completed')
    expect(await sql()`select name from ws_main.deal where id = ${record}`).toEqual([{ name: 'y' }])
  })

  it('takes what was told of the task off the bell of who has answered, and of nobody else', async () => {
    const { run } = await submit(design, flow, both('all'))
    const task = await taskOf(lan(), run)
    const unread = () => sql()`select p.name from ws_main._notification n join ws_main._person p on p.id = n.person join ws_main._task t on t.id = n.task where t.run = ${run} and n.read_at is null order by p.name`
    expect(await unread()).toEqual([{ name: 'Lan' }, { name: 'Minh' }])
    await decideTask(lan(), task.id, { rev: task.rev, decision: 'approve', requestId: 'request-1' })
    expect(await unread()).toEqual([{ name: 'Minh' }])
  })

  it('is one of fifty that come at once; all others are told who was first, and when', async () => {
    const { run } = await submit(design, flow, { settings: { ask: { mode: 'any', approvers: [{ by: 'role', role: 'finance' }] } } })
    const [mine, others] = [await taskOf(lan(), run), await taskOf(minh(), run)]
    const tries = Array.from({ length: 50 }, (_, index) => {
      const [who, task] = index % 2 === 0 ? [lan, mine] : [minh, others]
      return decideTask(who(), task.id, { rev: task.rev, decision: 'approve', requestId: `request-${index}` }).then(() => 'won', (error: unknown) => error)
    })
    const results = await Promise.all(tries)
    expect(results.filter((result) => result === 'won')).toHaveLength(1)
    const lost = results.filter((result) => result instanceof Refusal)
    expect(lost).toHaveLength(49)
    for (const refusal of lost) expect(refusal).toMatchObject({ code: 'already-decided', details: { decision: 'approve', by: { name: expect.stringMatching(/Lan|Minh/) }, at: expect.stringMatching(/Z$/) } })
    expect(await stateOf(run)).toBe('completed')
  })

  it('needs a comment to reject or return, and is made on what was seen', async () => {
    const { run } = await submit(design, flow, both('any'))
    const { id, rev } = await taskOf(lan(), run)
    const refused = (input: Partial<DecisionInput>) => refusalOf(decideTask(lan(), id, { rev, decision: 'approve', requestId: crypto.randomUUID(), ...input }))
    expect(await refused({ decision: 'reject' })).toMatchObject({ code: 'invalid-request', issues: [{ code: 'task.comment-missing' }] })
    expect(await refused({ decision: 'return', comment: ' ' })).toMatchObject({ issues: [{ code: 'task.comment-missing' }] })
    expect(await refused({ rev: rev + 1 })).toMatchObject({ code: 'stale-task', details: { rev } })
    expect(await refused({ decision: 'submit' })).toMatchObject({ issues: [{ code: 'task.not-offered' }] })
    expect(await refused({ decision: 'transfer' })).toMatchObject({ issues: [{ code: 'task.unknown-person' }] })
    expect(await refused({ decision: 'transfer', to: minh().person.id })).toMatchObject({ issues: [{ code: 'task.already-asked' }] })
    expect(await refusalOf(decideTask(hoa(), id, { rev, decision: 'approve', requestId: 'request-h' }))).toMatchObject({ code: 'not-found' })
    expect((await refusalOf(readTask(hoa(), id))).code).toBe('not-found')
  })

  it('writes what its step lets its holder fill, whatever that one may else, and not without what it requires', async () => {
    const { run, record } = await submit(design, flow, both('any', { edits: ['note'], requires: ['note'], shows: ['amount'] }))
    const task = await taskOf(lan(), run)
    const read = await readTask(lan(), task.id)
    expect(read.fields.map(({ definition, value, editable, required }) => [definition.name, value, editable, required])).toEqual([['amount', '1200.00', false, false], ['note', null, true, true]])
    expect(read.canOpen).toBe(false)
    expect(read.members.map(({ person, state, asked }) => [person.name, state, asked.how])).toEqual([['Lan', 'pending', 'person'], ['Minh', 'pending', 'person']])
    const approve = (values?: Record<string, unknown>) => decideTask(lan(), task.id, { rev: task.rev, decision: 'approve', requestId: crypto.randomUUID(), ...(values && { values }) })
    expect(await refusalOf(approve())).toMatchObject({ code: 'invalid-record', issues: [{ code: 'required', path: '/values/note' }] })
    expect(await refusalOf(approve({ note: 'x', amount: '1' }))).toMatchObject({ code: 'invalid-record' })
    await approve({ note: 'Seen' })
    expect(await sql()`select note from ws_main.deal where id = ${record}`).toEqual([{ note: 'Seen' }])
    expect(await sql()`select actor, cause from ws_main._change where record = ${record} and changed ? 'fld_000000000003' order by seq desc limit 1`).toMatchObject([{ actor: lan().person.id, cause: { depth: 1, via: expect.stringMatching(/^flw_/), chain: [expect.stringContaining(record)] } }])
  })
})

describe('the ways of a task', () => {
  it('goes back to the requester and comes again', async () => {
    const { run, record } = await submit(design, flow, { ...both('any'), flow: { status: 'approval' } })
    const status = async () => (await sql()`select approval from ws_main.deal where id = ${record}`)[0]?.['approval']
    expect(await status()).toBe('in_approval')
    await decide(lan, run, 'return', { comment: 'Too cheap' })
    expect(await status()).toBe('returned')
    const listed = async () => (await listRuns(design.caller(), { startedBy: 'me' })).items.find(({ id }) => id === run)
    expect(await listed()).toMatchObject({ returned: true, outcome: null })
    const back = await taskOf(design.caller(), run)
    expect(await readTask(design.caller(), back.id)).toMatchObject({ kind: 'resubmit', remark: 'Too cheap', decisions: [{ decision: 'resubmit' }] })
    await decide(design.caller, run, 'resubmit')
    expect(await status()).toBe('in_approval')
    expect(await listed()).toMatchObject({ returned: false, outcome: null })
    await decide(minh, run, 'approve')
    expect(await status()).toBe('approved')
    expect(await listed()).toMatchObject({ state: 'completed', outcome: 'approved' })
    expect(await sql()`select title from ws_main._notification where person = ${design.caller().person.id} and record = ${record} order by id`).toEqual([{ title: 'Returned to you, to change and submit again: deal · Acme · USD 1,200.00' }, { title: 'Approved: deal · y · USD 1,200.00' }])
  })

  it('goes back to a step that was done, and what was answered behind it counts no more', async () => {
    const { run } = await submit(design, 'start > ask > ask1 > end; ask.rejected > end1; ask1.rejected > end2', {
      settings: { ask: { mode: 'any', approvers: asks('first') }, ask1: { mode: 'any', approvers: asks('second') } }, values: people(),
    })
    await decide(lan, run, 'approve')
    const task = await taskOf(minh(), run)
    expect((await readTask(minh(), task.id)).returnTo).toEqual([{ node: null, label: 'Ada' }, { node: 'ask', label: 'ask' }])
    await decide(minh, run, 'return', { returnTo: 'ask', comment: 'Look again' })
    await decide(lan, run, 'approve')
    await decide(minh, run, 'approve')
    expect(await stateOf(run)).toBe('completed')
  })

  it('is not the requester\'s own: neither handed to nor answered by whoever has asked', async () => {
    const { run } = await submit(design, flow, { settings: { ask: { mode: 'all', approvers: asks('first') } }, values: people() })
    const ada = design.caller().person.id
    for (const decision of ['transfer', 'add_signer'] as const) expect(await refusalOf(decide(lan, run, decision, { to: ada }))).toMatchObject({ code: 'invalid-request', issues: [{ code: 'task.own-request', path: '/to' }] })
    await setMySubstitute(lan(), { from: today, until: today, who: ada })
    const task = await taskOf(design.caller(), run)
    const answer = (decision: 'approve' | 'reject') => decideTask(design.caller(), task.id, { rev: task.rev, decision, comment: 'Mine', requestId: crypto.randomUUID() })
    expect(await refusalOf(answer('approve'))).toMatchObject({ issues: [{ code: 'task.own-request', path: '/decision' }] })
    await answer('reject')
    await setMySubstitute(lan(), null)
  })

  it('is handed over, asks for an opinion and comes back, and takes others in', async () => {
    const { run } = await submit(design, flow, { settings: { ask: { mode: 'all', approvers: asks('first') } }, values: people() })
    await decide(lan, run, 'delegate', { to: hoa().person.id })
    expect((await readTask(hoa(), (await taskOf(hoa(), run)).id)).decisions.map(({ decision }) => decision)).toEqual(['advise', 'transfer'])
    await decide(hoa, run, 'advise', { comment: 'Good' })
    await decide(lan, run, 'add_signer', { to: hoa().person.id })
    await decide(hoa, run, 'transfer', { to: minh().person.id })
    await decide(lan, run, 'approve')
    const { members } = await readTask(minh(), (await taskOf(minh(), run)).id)
    expect(members.map(({ person, asked }) => [person.name, asked.how])).toEqual([['Lan', 'person'], ['Hoa', 'beside'], ['Minh', 'transfer'], ['Hoa', 'adviser']])
    await decide(minh, run, 'approve')
    expect(await stateOf(run)).toBe('completed')
  })

  it('is the substitute\'s while somebody is away, in the name of that one', async () => {
    await setMySubstitute(lan(), { from: today, until: today, who: hoa().person.id })
    await setMySubstitute(hoa(), { from: today, until: today, who: lan().person.id })
    const circle = await submit(design, flow, { settings: { ask: { mode: 'any', approvers: asks('first') } }, values: people() })
    expect(await taskOf(lan(), circle.run)).toMatchObject({ assignee: { name: 'Lan' }, onBehalfOf: null })
    await setMySubstitute(hoa(), null)
    const { run } = await submit(design, flow, { settings: { ask: { mode: 'any', approvers: asks('first') } }, values: people() })
    expect(await taskOf(hoa(), run)).toMatchObject({ assignee: { name: 'Hoa' }, onBehalfOf: { name: 'Lan' } })
    // A task that is open already is the substitute's to answer, too.
    await decide(hoa, circle.run, 'approve')
    expect((await listTasks(hoa(), { state: 'done' })).items[0]).toMatchObject({ run: circle.run, decidedBy: { name: 'Hoa' }, onBehalfOf: { name: 'Lan' } })
    // Who was away has approved nothing: the run, its history and the task's page name who did.
    const [stored] = await sql()`select state->'outputs' as outputs from ws_main._run where id = ${circle.run}`
    expect(Object.values(stored?.['outputs'] as object)).toContainEqual({ decision: 'approved', by: hoa().person.id, approved_by: [hoa().person.id] })
    const { items } = await runHistory(design.caller(), circle.run)
    expect(items.find(({ kind }) => kind === 'resumed')).toMatchObject({ actor: { name: 'Hoa' }, onBehalfOf: { name: 'Lan' } })
    const [task] = (await listTasks(hoa(), { state: 'done' })).items
    expect((await readTask(hoa(), task?.id ?? '')).members).toMatchObject([{ person: { name: 'Hoa' }, onBehalfOf: { name: 'Lan' }, state: 'approved' }])
    await setMySubstitute(lan(), null)
  })

  it('is given to another person by an administrator, who says why, and by nobody else', async () => {
    const { run, record } = await submit(design, flow, both('all'))
    const { id, rev } = await taskOf(lan(), run)
    const give = (who: () => Caller, more: object = {}) => handOver(who(), { id, rev, to: hoa().person.id, reason: ' Lan is ill ', ...more })
    expect((await refusalOf(give(lan))).code).toBe('forbidden')
    expect((await refusalOf(listTasks(lan(), { assignee: minh().person.id }))).code).toBe('forbidden')
    expect(await refusalOf(give(design.caller, { to: minh().person.id }))).toMatchObject({ issues: [{ code: 'task.already-asked', path: '/to' }] })
    expect(await refusalOf(give(design.caller, { to: design.caller().person.id }))).toMatchObject({ issues: [{ code: 'task.own-request' }] })
    expect(await refusalOf(give(design.caller, { to: lan().person.id }))).toMatchObject({ issues: [{ code: 'task.unknown-person' }] })
    expect(await readTask(design.caller(), id)).toMatchObject({ mayHandOver: true, assignee: { name: 'Lan' } })
    expect(await give(design.caller)).toEqual({ id, rev: rev + 1 })
    expect((await refusalOf(give(design.caller))).code).toBe('stale-task')
    const told = await sql()`select person, title, task from ws_main._notification where record = ${record} and at >= (select changed_at from ws_main._task where id = ${id}) order by title`
    expect(told).toMatchObject([{ person: lan().person.id, title: expect.stringContaining('Given to somebody else: '), task: null }, { person: hoa().person.id, title: expect.stringContaining('Waits for you: '), task: id }])
    expect((await listTasks(design.caller(), { assignee: lan().person.id, state: 'open' })).items.filter((task) => task.run === run)).toEqual([])
    const { items } = await runHistory(design.caller(), run)
    expect(items.at(-1)).toMatchObject({ kind: 'handed', actor: { name: 'Ada' }, from: { name: 'Lan' }, to: { name: 'Hoa' }, data: { comment: 'Lan is ill' } })
    await decide(hoa, run, 'approve')
    await decide(minh, run, 'approve')
    expect(await stateOf(run)).toBe('completed')
    expect((await readTask(design.caller(), id)).members).toMatchObject([{ person: { name: 'Hoa' }, onBehalfOf: null, state: 'approved' }, { person: { name: 'Minh' } }])
    expect((await refusalOf(give(design.caller, { rev: rev + 2 }))).code).toBe('already-decided')
  })

  it('is withdrawn by its requester until somebody has answered, where the step says so', async () => {
    const own = { flow: { status: 'approval' } }
    const { run, record } = await submit(design, flow, { ...both('all', { withdraw: 'first_answer' }), ...own })
    expect((await refusalOf(withdrawRun(lan(), run))).code).toBe('not-found')
    await decide(lan, run, 'approve')
    expect((await refusalOf(withdrawRun(design.caller(), run))).code).toBe('not-withdrawable')
    const other = await submit(design, flow, { ...both('all', { withdraw: 'first_answer' }), ...own })
    await withdrawRun(design.caller(), other.run, { comment: 'My mistake' })
    expect(await stateOf(other.run)).toBe('cancelled')
    const told = await sql()`select person from ws_main._notification where record = ${other.record} and title like 'Withdrawn, no answer needed: %'`
    expect(told.map(({ person }) => person).toSorted()).toEqual([lan().person.id, minh().person.id].toSorted())
    expect(await sql()`select state from ws_main._task where run = ${other.run}`).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }])
    expect(await sql()`select approval from ws_main.deal where id in (${record}, ${other.record}) order by id`).toEqual([{ approval: 'in_approval' }, { approval: 'withdrawn' }])
  })

  it('is urged once in ten minutes', async () => {
    const { run } = await submit(design, flow, both('any'))
    const { id } = await taskOf(lan(), run)
    await urgeTask(design.caller(), id)
    expect((await refusalOf(urgeTask(design.caller(), id))).code).toBe('urged-already')
    expect((await refusalOf(urgeTask(minh(), id))).code).toBe('not-found')
    const told = await sql()`select title, task from ws_main._notification where task = ${id} order by id`
    expect(told.map(({ title }) => String(title).split(':')[0])).toEqual(['Waits for you', 'You are asked to answer soon'])
  })
})
