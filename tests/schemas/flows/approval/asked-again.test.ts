import { describe, expect, it } from 'vitest'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { isAsked, type Round } from '../../../../schemas/flows/approval/round.ts'
import type { ApprovalSettings } from '../../../../schemas/flows/approval/settings.ts'
import { compileFlow } from '../../../../schemas/flows/compile-flow.ts'
import { advance } from '../../../../schemas/flows/machine/advance.ts'
import { beginningOf, type RunState } from '../../../../schemas/flows/machine/run-state.ts'
import { drawn } from '../drawn.ts'

const object = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }],
}

/** Each step asks one person, who approves; the step `ask9` is the one that is looked at. Answers whom it asks: nobody where it is passed. */
function askedAtTheEnd(text: string, people: Readonly<Record<string, string>>, askedAgain: ApprovalSettings['askedAgain']): readonly string[] {
  const approvers = [{ by: 'person', person: { var: 'requester' } }]
  const own = Object.fromEntries(Object.keys(people).map((key) => [key, { mode: 'any', approvers, ...(key === 'ask9' && { askedAgain }) }]))
  const flow = compileFlow(drawn(text, own), definitionSet([object as never]))
  let state: RunState = beginningOf(flow.start, { requester: null, vars: {} })
  const before = () => state.waits.find(({ node }) => flow.nodes.get(node)?.key !== 'ask9')
  do {
    const step = advance(flow, state, { now: '2026-11-22T08:00:00.000Z', zone: 'UTC', evaluate: ({ key }) => people[key] })
    const give = (request: ReturnType<typeof step.take>) => {
      for (let open = request; open; ) open = step.answer({ kind: 'people', answers: open.kind === 'questions' ? open.questions.flatMap((question) => (question.kind === 'person' ? { people: [{ id: question.person ?? '' }] } : [])) : [] })
    }
    const wait = before()
    if (wait) give(step.take({ kind: 'wait', wait: wait.id, event: { kind: 'decision', decision: 'approve', task: wait.tasks[0] ?? '', by: '' } }))
    for (let next = step.next(); next !== 'done'; next = step.next()) if (next !== 'went') give(next)
    state = step.result().state
  } while (before())
  // The state of an approval's wait is a round.
  return state.waits.flatMap((wait) => (wait.state as unknown as Round).members.filter(isAsked).map(({ person }) => person))
}

describe('whoever has approved before', () => {
  const [twice, apart] = [{ ask: 'an', ask9: 'an' }, { ask: 'an', ask1: 'minh', ask9: 'an' }]
  it.each([
    ['always', 'start > ask > ask9 > end', twice, ['an']],
    ['unless_just_before', 'start > ask > ask9 > end', twice, []],
    ['unless_just_before', 'start > ask > set > if; if.otherwise > ask9 > end', twice, []],
    ['unless_just_before', 'start > ask > ask1 > ask9 > end', apart, ['an']],
    ['never', 'start > ask > ask1 > ask9 > end', apart, []],
    // A way that was not taken leads to nobody.
    ['unless_just_before', 'start > ask > ask1 > ask9 > end; ask.rejected > ask2 > ask9', { ...apart, ask2: 'lan' }, ['an']],
    // Both that meet come just before.
    ['unless_just_before', 'start > split; split.a > ask > all; split.b > ask1 > all > ask9 > end', apart, []],
  ] as const)('is asked again %s: %s', (askedAgain, text, people, expected) => {
    expect(askedAtTheEnd(text, people, askedAgain)).toEqual(expected)
  })
})
