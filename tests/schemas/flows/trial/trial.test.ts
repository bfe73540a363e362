import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { checkFlow } from '../../../../schemas/flows/check-flow.ts'
import { caseOf, outcomeOf, replayCase, trialContext } from '../../../../schemas/flows/cases/replay-case.ts'
import { compileFlow } from '../../../../schemas/flows/compile-flow.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { Question } from '../../../../schemas/flows/machine/question.ts'
import { lateTasks } from '../../../../schemas/flows/trial/late-tasks.ts'
import { runTrial } from '../../../../schemas/flows/trial/run-trial.ts'
import type { TrialGiven } from '../../../../schemas/flows/trial/trial.ts'
import { recordPaths } from '../../../../schemas/flows/trial/trial-paths.ts'
import { withoutPersonal } from '../../../../schemas/flows/cases/without-personal.ts'
import { drawn } from '../drawn.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [
    { id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_000000000002', name: 'amount', type: 'decimal', label: 'Amount' },
  ],
}
const set = definitionSet([deal as never])
const [lan, minh, binh] = ['01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002', '01980000-0000-7000-8000-000000000003']

/** Weeks begin on Sunday here. */
const settings = { zone: 'Asia/Ho_Chi_Minh', weekStart: 7, fiscalYearStart: 4 }

const big = (limit: number) => ({ branches: [{ key: 'yes', label: 'Big', when: { '>': [{ var: 'record.amount' }, limit] } }] })
const asks = { mode: 'all', approvers: [{ by: 'manager', of: { var: 'record.owner' } }], due: { days: 2 }, whenDue: 'approve' }
const flow = drawn('start > if; if.yes > ask > change > if1; ask.rejected > end; if.otherwise > end; if1.yes > end; if1.otherwise > end1', { if: big(1000), if1: big(5000), ask: asks, change: { set: { amount: { '*': [{ var: 'record.amount' }, 2] } } } })

const given = (more: Partial<TrialGiven> = {}): TrialGiven => ({
  at: '2026-11-23T02:00:00.000Z', requester: lan ?? null, record: '01980000-0000-7000-8000-0000000000aa', values: { 'record.amount': '3000', 'record.owner': lan ?? null }, vars: {}, failing: [], events: [], ...more,
})
const idOf = (key: string, of: FlowDefinition = flow) => of.nodes.find((node) => node.key === key)?.id ?? ''
const world = (of: FlowDefinition, managers: readonly (string | undefined)[] | undefined = [minh, binh]) => ({
  flow: compileFlow(of, set),
  context: (now: string) => trialContext({ now, settings, user: lan ?? null }),
  answer: () => managers && { people: managers.flatMap((id) => (id === undefined ? [] : [{ id }])) },
})
const keysOf = (ids: readonly string[]) => ids.map((id) => flow.nodes.find((node) => node.id === id)?.key)
const approve = (person: string | undefined) => ({ kind: 'decision', node: idOf('ask'), person: person ?? '', decision: 'approve' }) as const

describe('a trial', () => {
  it('goes as far as it can, says who would be asked, and what it has read', () => {
    const trial = runTrial(world(flow), given())
    expect(trial).toMatchObject({ state: { status: 'running' }, needs: [], effects: [], tasks: [{ assignee: minh }, { assignee: binh }] })
    expect(keysOf(outcomeOf(trial).way)).toEqual(['start', 'if', 'ask'])
    expect(trial.looks[0]).toMatchObject({ node: idOf('if'), pointer: '/branches/0/when', reads: { 'record.amount': '3000' }, value: true })
    expect(trial.timers).toMatchObject([{ key: 'due', at: '2026-11-25T02:00:00.000Z' }])
  })

  it('takes answers, notes what would be written, and reads it from then on', () => {
    const trial = runTrial(world(flow), given({ events: [approve(minh), approve(binh)] }))
    expect(keysOf(outcomeOf(trial).way)).toEqual(['start', 'if', 'ask', 'change', 'if1', 'end'])
    expect(trial).toMatchObject({ taken: 2, state: { status: 'completed' }, tasks: [], timers: [], effects: [{ node: idOf('change'), failed: false, effect: { op: 'update', request: { values: { amount: '6000' } } } }] })
  })

  it('moves its clock to a timer', () => {
    const trial = runTrial(world(flow), given({ events: [{ kind: 'timer', node: idOf('ask'), key: 'due' }] }))
    expect(trial).toMatchObject({ now: '2026-11-25T02:00:00.000Z', state: { status: 'completed' } })
  })

  it.each([
    ['to_managers', [lan], [], [[lan, 'no_manager']]],
    ['add_managers', [lan], [], [[lan, 'no_manager']]],
    ['add_managers', [minh], [binh], []],
    ['to_managers', [minh], [binh], []],
    ['to_managers', [minh], [minh], [[minh, 'manager_asked']]],
    ['mark', [minh], [binh], [[minh, 'marked']]],
  ] as const)('says who is left alone when the time is over: %s of %j, whose managers are %j', (whenDue, asked, managers, late) => {
    const due = drawn('start > ask > end; ask.rejected > end1', { ask: { mode: 'all', approvers: [{ by: 'role', role: 'approver' }], due: { days: 2 }, whenDue } })
    const people = (ids: readonly (string | undefined)[]) => ({ people: ids.flatMap((id) => (id === undefined ? [] : [{ id }])) })
    const here = { ...world(due), answer: ({ kind }: Question) => people(kind === 'manager' ? managers : asked) }
    expect(lateTasks(due, runTrial(here, given()))).toEqual([])
    const trial = runTrial(here, given({ events: [{ kind: 'timer', node: idOf('ask', due), key: 'due' }] }))
    expect(lateTasks(due, trial).map(({ task, why }) => [task.assignee, why])).toEqual(late)
  })

  it('lets an effect fail where that is tried', () => {
    const trial = runTrial(world(flow), given({ events: [approve(minh), approve(binh)], failing: [idOf('change')] }))
    expect(trial).toMatchObject({ state: { status: 'suspended' }, incidents: [{ node: idOf('change'), code: 'run.tried-failure' }], effects: [{ failed: true }] })
  })

  it('stops where it must know people, and says what it must know', () => {
    const trial = runTrial({ ...world(flow), answer: () => undefined }, given())
    expect(trial.needs).toEqual([{ kind: 'manager', of: lan, level: 1 }, { kind: 'manager', of: lan, level: 1 }])
  })

  it('notes answers of other systems as given, and events that nothing waits for as not taken', () => {
    const calling = drawn('start > http_request > if; if.yes > end; if.otherwise > end1', { http_request: { method: 'GET', url: 'https://example.com' }, if: { branches: [{ key: 'yes', label: 'Yes', when: { '==': [{ var: 'nodes.http_request.status' }, 200] } }] } })
    const trial = runTrial(world(calling), given({ events: [approve(minh)] }))
    expect(trial).toMatchObject({ taken: 0, state: { status: 'completed' }, effects: [{ effect: { kind: 'outside', channel: 'http' } }] })
    expect(outcomeOf(trial).way.at(-1)).toBe(idOf('end', calling))
  })

  it('knows what it must read of the record', () => expect(recordPaths(compileFlow(flow, set))).toEqual(['amount', 'owner']))
})

describe('a kept trial', () => {
  const keep = (of: FlowDefinition, what: TrialGiven) => caseOf({ id: 'cas_000000000001', label: 'Big deal' }, what, { trial: runTrial(world(of), what), settings })
  const what = given({ events: [approve(minh), approve(binh)] })
  const kept = keep(flow, what)
  const withCase = (of: FlowDefinition): FlowDefinition => ({ ...of, cases: [kept] })
  const changed = (key: string, settings: object): FlowDefinition => ({ ...flow, nodes: flow.nodes.map((node) => (node.key === key ? { ...node, settings: { ...settings } } : node)) })

  it('holds as long as the flow takes the same way', () => {
    expect(replayCase(compileFlow(flow, set), kept)).toMatchObject({ holds: true, state: 'completed' })
    expect(checkFlow(withCase(flow), set)).toEqual([])
    expect(checkFlow(withCase(changed('ask', { ...asks, due: { days: 5 } })), set)).toEqual([])
  })

  it.each([
    ['a limit that it crosses', changed('if', big(4000))],
    ['a value that is written', changed('change', { set: { amount: 1 } })],
    ['a step that is asked for one answer only', changed('ask', { ...asks, mode: 'any' })],
  ])('is a fault with its name after %s was changed', (_, after) => {
    expect(checkFlow(withCase(after), set)).toEqual([{ code: 'flow.case-broken', path: '/cases/0', params: { case: 'Big deal' } }])
  })

  it('takes weeks and fiscal years as the workspace has them', () => {
    const weekly = drawn('start > if; if.yes > end; if.otherwise > end1', { if: { branches: [{ key: 'yes', label: 'Yes', when: { in_period: [{ var: 'record.due' }, 'this_week'] } }] } })
    // The Sunday before a Monday: this week only where weeks begin on Sunday.
    const due = given({ values: { 'record.due': '2026-11-22' } })
    const dated = definitionSet([{ ...deal, fields: [...deal.fields, { id: 'fld_000000000009', name: 'due', type: 'date', label: 'Due' }] } as never])
    const there = { ...world(flow), flow: compileFlow(weekly, dated) }
    const sunday = caseOf({ id: 'cas_000000000003', label: 'Sunday' }, due, { trial: runTrial(there, due), settings })
    expect(sunday.way.at(-1)).toBe(idOf('end', weekly))
    expect(replayCase(there.flow, sunday).holds).toBe(true)
  })

  it('keeps no personal data', () => {
    const personal = definitionSet([{ ...deal, fields: [...deal.fields, { id: 'fld_000000000009', name: 'mail', type: 'text', label: 'Mail', personal: 'basic' }] } as never])
    expect(withoutPersonal(given({ values: { 'record.amount': '1', 'record.mail': 'x', 'old.mail': 'y' } }), flow, personal).values).toEqual({ 'record.amount': '1' })
  })

  it('asks somebody where people are found otherwise by now', () => {
    expect(checkFlow(withCase(changed('ask', { ...asks, mode: 'any', approvers: [{ by: 'department_head', of: { var: 'record.owner' } }] })), set)).toMatchObject([{ code: 'flow.case-broken' }])
    const one = given({ events: [approve(minh)] })
    const single = caseOf({ id: 'cas_000000000002', label: 'One' }, one, { trial: runTrial(world(flow, [minh]), one), settings })
    expect(checkFlow({ ...changed('ask', { ...asks, approvers: [{ by: 'department_head', of: { var: 'record.owner' } }] }), cases: [single] }, set)).toEqual([])
  })
})
