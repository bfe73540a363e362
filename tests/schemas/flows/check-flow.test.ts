import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { approvalStatuses } from '../../../schemas/flows/approval/approval-status.ts'
import { compileFlow } from '../../../schemas/flows/compile-flow.ts'
import { checkFlow } from '../../../schemas/flows/check-flow.ts'
import { checkSecrets } from '../../../schemas/flows/check-secrets.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { lintFlow } from '../../../schemas/flows/lint-flow.ts'
import { checkGraph } from '../../../schemas/flows/graph/check-graph.ts'
import { flowIssueText } from '../../../schemas/flows/issue-texts/flow-issue-text.ts'
import { wait } from '../../../schemas/flows/nodes/wait.ts'
import { drawn } from './drawn.ts'
import { randomFlow, randomFrom } from './random-flow.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [
    { id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' },
  ],
}
const set = definitionSet([deal as never])
const found = (...given: Parameters<typeof drawn>) => checkFlow(drawn(...given), set).map(({ code }) => code)
const reading = (name: string) => ({ branches: [{ key: 'yes', label: 'Yes', when: { '==': [{ var: name }, 'x'] } }] })

describe('a condition decides nothing', () => {
  it.each([
    ['where all of its ways lead to one step', 'start > if; if.yes > set > end; if.otherwise > set', ['flow.decides-nothing']],
    ['but not where one is longer', 'start > if; if.yes > set > end; if.otherwise > end', []],
  ])('%s', (_, text, codes) => {
    expect(lintFlow(drawn(text), set).map(({ code, level }) => (level === 'warning' ? code : ''))).toEqual(codes)
  })
})

describe('a status that nobody may set', () => {
  const option = (value: string, index: number) => ({ id: `opt_00000000000${index}`, value, label: value })
  const lints = (own: object, more: object = {}) => {
    const fields = [...deal.fields, { id: 'fld_000000000003', name: 'approval', type: 'picklist', label: 'Approval', options: ['none', ...approvalStatuses].map(option), ...own }]
    const flow = { ...drawn('start > end'), trigger: { type: 'button', object: 'deal', label: 'Go' }, status: 'approval', ...more } as unknown as FlowDefinition
    return lintFlow(flow, definitionSet([{ ...deal, fields } as never]))
  }

  it('is told of where each record must hold one from the first', () => {
    const [issue, ...others] = lints({ required: true })
    expect([issue, others]).toEqual([{ code: 'flow.status-required', path: '/status', params: { field: 'approval' }, level: 'warning' }, []])
    expect(issue && flowIssueText(issue, 'en')).toContain('nobody could make a new record')
  })

  it.each<[string, object, object]>([
    ['is not required', {}, {}],
    ['has a default value', { required: true, default: 'none' }, {}],
    ['is kept by a flow that is switched off', { required: true }, { active: false }],
    ['is kept by no flow', { required: true }, { status: undefined }],
  ])('is no trouble where it %s', (_, own, more) => {
    expect(lints(own, more)).toEqual([])
  })
})

describe('a defect of a drawing is found', () => {
  it.each([
    ['a node that no way leads to', 'start > end; set > end', 'flow.unreachable'],
    ['a way that ends without an end', 'start > set', 'flow.open-end'],
    ['a branch of a condition without a way', 'start > if; if.yes > end', 'flow.open-end'],
    ['an approval whose rejection leads nowhere', 'start > ask > end', 'flow.open-end'],
    ['a join that one branch does not come to', 'start > split; split.a > all > end; split.b > end1', 'flow.join-never'],
    ['a join to which one branch comes by two ways', 'start > split; split.a > if; if.yes > all; if.otherwise > all; split.b > all > end', 'flow.join-never'],
    ['a branch that may end before its join', 'start > split; split.a > if; if.yes > end1; if.otherwise > all; split.b > all > end', 'flow.join-never'],
    ['branches that meet without a join', 'start > split; split.a > set > end; split.b > set', 'flow.branches-meet'],
    ['a join without a split', 'start > if; if.yes > all; if.otherwise > all > end', 'flow.join-without-split'],
    ['a join of branches of two splits', 'start > split; split.a > split1; split1.a > all > end; split1.b > all; split.b > all', 'flow.join-of-two-splits'],
    ['a way out of a branch', 'start > if; if.yes > set > end; if.otherwise > split; split.a > set; split.b > all > end1', 'flow.branches-meet'],
    ['a way into a branch', 'start > if; if.yes > split; split.a > set > all; split.b > all > end; if.otherwise > set', 'flow.branches-meet'],
    ['a loop on which nothing waits', 'start > set > if; if.yes > set; if.otherwise > end', 'flow.loop-without-wait'],
    ['a loop on which people are told and nothing waits', 'start > cc > cc1 > if; if.yes > cc; if.otherwise > end', 'flow.loop-without-wait'],
    ['a way that leads round for ever', 'start > wait > wait1 > wait', 'flow.never-ends'],
    ['a branch that leads round for ever', 'start > if; if.yes > end; if.otherwise > wait > wait1 > wait', 'flow.never-ends'],
    ['a loop back over its own split', 'start > split; split.a > wait > split; split.b > all > end', 'flow.branches-meet'],
    ['an edge into the start', 'start > wait > start', 'flow.not-entered'],
    ['two starts', 'start > end; start1 > end', 'flow.two-starts'],
    ['no start', 'set > end', 'flow.no-start'],
  ])('%s', (_, text, code) => {
    expect(found(text)).toContain(code)
  })

  it.each([
    ['a variable that one way here has not set', 'start > if; if.yes > set > if1; if.otherwise > if1; if1.yes > end; if1.otherwise > end', { if1: reading('vars.note') }],
    ['an answer of an approval that was not asked', 'start > if; if.yes > end; if.otherwise > ask > end; ask.rejected > end', { if: reading('nodes.ask.decision') }],
    ['what another branch sets', 'start > split; split.a > set > all; split.b > if; if.yes > wait > all > end; if.otherwise > wait', { if: reading('vars.note') }],
  ])('%s', (_, text, own) => {
    expect(found(text, own)).toEqual(['flow.not-set-yet'])
  })

  it.each([
    ['an expression of the wrong type', { branches: [{ key: 'yes', label: 'Yes', when: { '>': [{ var: 'record.name' }, 3] } }] }, 'rule.wrong-value'],
    ['a field that is not there', reading('record.nothing'), 'rule.unknown-field'],
    ['two branches of one name', { branches: [...reading('record.name').branches, ...reading('record.name').branches] }, 'flow.branch-taken'],
  ])('%s', (_, settings, code) => {
    expect(found('start > if; if.yes > end; if.otherwise > end', { if: settings })).toContain(code)
  })

  it.each([
    ['start > split; split.a > if; if.yes > all; if.otherwise > all; split.b > all > end', 'let “if” and the other one meet in one step before it'],
    ['start > split; split.a > all > end; split.b > wait > all1; all1 > end1', 'The branch that leaves by “b” does not lead here'],
    ['start > split; split.a > if; if.yes > end1; if.otherwise > all; split.b > all > end', 'One way ends at “end1” before'],
  ])('and the sentence for %s says what to do', (text, fix) => {
    const never = checkFlow(drawn(text), set).find(({ code }) => code === 'flow.join-never')
    expect(never && flowIssueText(never, 'en')).toContain(fix)
  })

  it('with the nodes on the way to it', () => {
    expect(checkGraph(drawn('start > set > if; if.yes > end'))).toMatchObject([{ code: 'flow.open-end', params: { node: 'if', port: 'otherwise', way: ['start', 'set', 'if'] } }])
  })
})

describe('what a flow names', () => {
  const faults = (text: string, own: Parameters<typeof drawn>[1], more: object = {}) => checkFlow({ ...drawn(text, own), ...more }, set).map(({ code, path }) => [code, path])

  it.each<[string, object, readonly (readonly [string, string])[]]>([
    ['an object that is not there', { trigger: { type: 'button', object: 'gone', label: 'Go' } }, [['flow.unknown-object', '/trigger/object']]],
    ['a field of its trigger that is not there', { trigger: { type: 'date', object: 'deal', field: 'gone', days: -7 } }, [['object.unknown-field', '/trigger/field']]],
    ['a variable of its webhook that is not there', { trigger: { type: 'webhook', values: [{ variable: 'gone', path: '/a' }] } }, [['flow.unknown-variable', '/trigger']]],
    ['a status that is no picklist', { status: 'name' }, [['flow.status-not-a-choice', '/status']]],
    ['a status without a record', { trigger: { type: 'schedule', cron: '0 9 * * 1' }, status: 'name' }, [['flow.status-without-record', '/status']]],
    ['acting for whoever starts it, where nobody does', { trigger: { type: 'schedule', cron: '0 9 * * 1' }, principal: 'person' }, [['flow.nobody-to-act-for', '/principal']]],
    ['to start again for a record, where an import starts it once', { trigger: { type: 'record', object: 'deal', on: ['update'], bulk: 'once', restartOn: ['amount'] } }, [['flow.restart-without-record', '/trigger/restartOn']]],
    ['a status, where an import starts it once', { trigger: { type: 'record', object: 'deal', on: ['update'], bulk: 'once' }, status: 'name' }, [['flow.status-without-record', '/status']]],
    ['what it was before, where nothing was', { trigger: { type: 'button', object: 'deal', label: 'Go', when: { changed: ['record.amount'] } } }, [['rule.not-on-save', '/trigger/when/changed']]],
  ])('%s is a fault', (_, more, expected) => {
    expect(faults('start > end', {}, more)).toEqual(expected)
  })

  it.each<[string, string, object, string]>([
    ['an unknown role', 'start > ask > end; ask.rejected > end', { ask: { mode: 'any', approvers: [{ by: 'role', role: 'gone' }] } }, 'flow.unknown-role'],
    ['a field that cannot be set', 'start > change > end', { change: { set: { created_at: null } } }, 'flow.field-not-set'],
    ['a webhook to no address', 'start > webhook > end', { webhook: { url: 'ftp://example.com', event: 'deal.made', fields: [] } }, 'flow.no-web-address'],
    ['a request to no address', 'start > http_request > end', { http_request: { method: 'GET', url: 'https://' } }, 'flow.no-web-address'],
    ['a header without its secret', 'start > http_request > end', { http_request: { method: 'GET', url: 'https://example.com', headers: [{ name: 'Authorization', secret: '' }] } }, 'flow.no-secret'],
    ['a required field that would be emptied', 'start > change > end', { change: { set: { name: null } } }, 'flow.required-emptied'],
    ['a value of another type than its field', 'start > change > end', { change: { set: { amount: { var: 'record.name' } } } }, 'rule.wrong-type'],
    ['a value of another type than its variable', 'start > set > end', { set: { set: { note: 3 } } }, 'rule.wrong-value'],
    ['a record where none is', 'start > change > end', { change: { record: 'nodes.gone.first', set: { name: 'x' } } }, 'rule.unknown-field'],
  ])('%s is a fault', (_, text, own, code) => {
    expect(faults(text, own as never).map(([found]) => found)).toContain(code)
  })

  it('a secret that the workspace does not have is a fault, by the step that sends it', () => {
    const headers = [{ name: 'X-Who', value: { var: 'record.name' } }, { name: 'Authorization', secret: 'crm_token', prefix: 'Bearer ' }, { name: 'X-Key', secret: 'gone' }]
    const flow = drawn('start > http_request > end', { http_request: { method: 'GET', url: 'https://example.com', headers } })
    const issues = checkSecrets(flow, new Set(['crm_token']))
    expect([checkFlow(flow, set), issues]).toEqual([[], [{ code: 'flow.unknown-secret', path: '/nodes/1/settings/headers/2/secret', params: { secret: 'gone', node: 'http_request' } }]])
    expect(issues.map((issue) => flowIssueText(issue, 'en'))).toEqual(['There is no secret “gone” in this workspace. Choose another one for “http_request”, or add it in the settings of the workspace.'])
  })

  it.each<[string, object]>([
    ['a change of a field', { trigger: { type: 'record', object: 'deal', on: ['update'], when: { and: [{ changed: ['record.amount'] }, { '>': [{ var: 'record.amount' }, 100000] }] } } }],
    ['what a webhook brings', { trigger: { type: 'webhook', values: [{ variable: 'note', path: '/note' }] } }],
  ])('starts it by %s', (_, more) => {
    expect(faults('start > end', {}, more)).toEqual([])
  })

  it('has a value on every way where the webhook brings it', () => {
    const trigger = { type: 'webhook', values: [{ variable: 'note', path: '/note' }] }
    expect(faults('start > if; if.yes > end; if.otherwise > end', { if: reading('vars.note') }, { trigger })).toEqual([])
    expect(faults('start > if; if.yes > end; if.otherwise > end', { if: reading('vars.note') })).toEqual([['flow.not-set-yet', '/nodes/1/settings/branches/0/when']])
  })
})

describe('what a record was before the change that starts a flow', () => {
  const faults = (name: string, trigger: object = { type: 'record', object: 'deal', on: ['update'] }) =>
    checkFlow({ ...drawn('start > if; if.yes > end; if.otherwise > end', { if: reading(name) }), trigger: trigger as never }, set).map(({ code }) => code)

  it('is read by its steps as the record is', () => expect(faults('old.name')).toEqual([]))

  it.each<[string, string, object?]>([
    ['where no change starts it', 'old.name', { type: 'button', object: 'deal', label: 'Go' }],
    ['of what a record leads to', 'old.owner.name'],
    ['of a field that is not there', 'old.nothing'],
    ['as a whole', 'old'],
  ])('is not there %s', (_, name, trigger) => expect(faults(name, trigger)).toEqual(['rule.unknown-field']))
})

describe('a flow that an import starts once', () => {
  const trigger = { type: 'record', object: 'deal', on: ['create'], bulk: 'once', when: { '>': [{ var: 'record.amount' }, 100] } }
  const faults = (text: string, own: Parameters<typeof drawn>[1]) => checkFlow({ ...drawn(text, own), trigger }, set).map(({ code, path }) => [code, path])

  it('reads how many records there are, and its condition each of them', () => {
    expect(faults('start > if; if.yes > end; if.otherwise > end', { if: { branches: [{ key: 'yes', label: 'Yes', when: { '>': [{ var: 'batch.count' }, 10] } }] } })).toEqual([])
  })

  it.each([
    ['a field', 'start > if; if.yes > end; if.otherwise > end', { if: reading('record.name') }, '/nodes/1/settings/branches/0/when/==/0/var'],
    ['what a field held', 'start > if; if.yes > end; if.otherwise > end', { if: reading('old.name') }, '/nodes/1/settings/branches/0/when/==/0/var'],
    ['the record that is changed', 'start > change > end', {}, '/nodes/1/settings/record/var'],
  ])('has no record of which a step could read %s', (_, text, own, path) => {
    expect(faults(text, own)).toEqual([['flow.no-record-of-many', path]])
  })

  it('says so, and what to do', () => {
    const [issue] = checkFlow({ ...drawn('start > change > end'), trigger }, set)
    expect(issue && flowIssueText(issue, 'en')).toBe('There is no “record” here: an import starts this flow once for many records. Read batch.count, find records first, or let each record start the flow.')
  })
})

describe('a message that a flow sends', () => {
  const message = (object: string, body: string) => ({ kind: 'message', format: 1, id: 'msg_000000000001', name: 'news', label: 'News', object, channels: ['email'], subject: '{{ name }}', body })
  const account = { ...deal, id: 'obj_000000000002', name: 'account', fields: [{ id: 'fld_000000000003', name: 'name', type: 'text', label: 'Name' }] }
  const asking = 'By {{ task.by.name }}, {{ task.link }}, {{ run.flow }} for {{ requester.name }}'
  const faults = (text: string, object: string, body: string, more: object = {}) => {
    const all = definitionSet([deal, account, { ...message(object, body), ...('trigger' in more && { subject: 'News' }) }] as never)
    return checkFlow({ ...drawn(text, { notify: { message: 'news', to: [{ by: 'person', person: { var: 'requester' } }] } }), ...more }, all).map(({ code, path, params }) => [code, path, params?.['name']])
  }

  it.each([
    ['of a task behind the step that gives it', 'start > ask > notify > end; ask.rejected > end1'],
    ['of a task where failures of any step lead', 'start > ask > end; ask.rejected > end1; handler > notify > end2'],
  ])('may speak %s', (_, text) => expect(faults(text, 'deal', asking)).toEqual([]))

  it.each([
    ['before anybody has been asked', 'start > notify > ask > end; ask.rejected > end1', 'deal', asking, ['flow.message-without-task', '/nodes/1/settings/message', 'task.by.name']],
    ['of records of another object', 'start > notify > end', 'account', 'x', ['flow.message-of-other-object', '/nodes/1/settings/message', undefined]],
    ['of records that start a flow together, where each starts it', 'start > notify > end', 'deal', '{{ batch.count }}', ['flow.message-without-batch', '/nodes/1/settings/message', 'batch.count']],
  ])('may not speak %s', (_, text, object, body, fault) => expect(faults(text, object, body)).toEqual([fault]))

  it.each([
    ['how many records there are', '{{ batch.count }} of {{ batch.file }}, {{ requester.name }}, {{ link }}', []],
    ['a field of one', '{{ amount }}', [['flow.message-without-record', '/nodes/1/settings/message', undefined]]],
  ])('says, where an import starts the flow once, %s', (_, body, expected) => {
    expect(faults('start > notify > end', 'deal', body, { trigger: { type: 'record', object: 'deal', on: ['create'], bulk: 'once' } })).toEqual(expected)
  })
})

describe('a wait', () => {
  it.each([['due', []], ['seen', []], ['name', ['rule.wrong-type']]])('until %s', (field, faults) => {
    const fields = [...deal.fields, { id: 'fld_000000000003', name: 'due', type: 'date', label: 'Due' }, { id: 'fld_000000000004', name: 'seen', type: 'datetime', label: 'Seen' }]
    const settings = { wait: { until: { var: `record.${field}` } } }
    expect(checkFlow(drawn('start > wait > end', settings), definitionSet([{ ...deal, fields } as never])).map(({ code }) => code)).toEqual(faults)
  })

  it('until a date lasts until its morning, where the workspace is', () => {
    const run = { value: () => '2026-03-05', now: '2026-03-01T00:00:00.000Z', zone: 'Asia/Ho_Chi_Minh' } as never
    const { does } = wait
    expect(does.kind === 'wait' && does.open({ until: { var: 'record.due' } }, run, [])).toMatchObject({ timers: [{ at: '2026-03-05T02:00:00.000Z' }] })
  })
})

describe('a large flow', () => {
  it('is read once, not once a step', () => {
    const steps = Array.from({ length: 1_000 }, (_, index) => `if${index}; if${index}.yes > end; if${index}.otherwise`)
    const flow = drawn(`start > ${steps.join(' > ')} > end`)
    const taken = (read: typeof checkFlow | typeof compileFlow): number => {
      const before = process.threadCpuUsage()
      read(flow, set)
      const { user, system } = process.threadCpuUsage(before)
      return (user + system) / 1_000
    }
    // A fifth of a second of the processor each; a reading a step takes many seconds.
    for (const read of [checkFlow, compileFlow]) expect(Math.min(taken(read), taken(read))).toBeLessThan(2_000)
  })

  it('of 100 steps is checked within 150 ms', () => {
    const long = Array.from({ length: 24 }, (_, at) => `if${at}.yes > set${at} > ask${at} > change${at} > if${at + 1}; ask${at}.rejected > stop; if${at}.otherwise > if${at + 1}`)
    const flow = drawn(`start > if0; ${long.join('; ')}; if24.yes > end; if24.otherwise > end`)
    expect(flow.nodes.length).toBeGreaterThan(98)
    const times = [1, 2, 3].map(() => {
      // Of this thread alone: what else the machine does takes none of it.
      const began = process.threadCpuUsage()
      checkFlow(flow, set)
      lintFlow(flow, set)
      const { user, system } = process.threadCpuUsage(began)
      return (user + system) / 1000
    })
    expect(Math.min(...times)).toBeLessThan(150)
  })
})

describe('a sound flow is found sound', () => {
  it.each([
    'start > end',
    'start > set > change > end',
    'start > if; if.yes > set > end; if.otherwise > end',
    'start > if; if.yes > stop; if.otherwise > end',
    'start > ask > end; ask.rejected > stop',
    'start > wait > ask > end; ask.rejected > wait',
    'start > split; split.a > all; split.b > all > end',
    'start > split; split.a > ask > all; ask.rejected > stop; split.b > wait > all > end',
    'start > split; split.a > any; split.b > any > end',
    'start > split; split.a > if; if.yes > end1; if.otherwise > any; split.b > any > end',
    'start > split; split.a > split1; split1.a > all1; split1.b > all1 > all; split.b > all > end',
    'start > split; split.a > if; if.yes > wait > set; if.otherwise > set > all; split.b > all > end',
    'start > split; split.a > wait; split.b > wait1; wait > all; wait1 > all > if; if.yes > end; if.otherwise > end1',
    'start > split; split.a > wait > if; if.yes > wait; if.otherwise > all; split.b > all > end',
    'start > split; split.a > end1; split.b > end',
    'start > change > end; change.failed > set > end',
    'start > change > end; handler > set > end1',
    'start > if; if.yes > if1; if.otherwise > if1; if1.yes > end; if1.otherwise > end',
    'start > split; split.a > any > set > end; split.b > any',
    'start > ask > ask1 > end; ask.rejected > stop; ask1.rejected > ask',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('however it is built of blocks', () => {
    for (let seed = 1; seed <= 200; seed += 1) expect([seed, checkGraph(randomFlow(randomFrom(seed), 20))]).toEqual([seed, []])
  })
})
