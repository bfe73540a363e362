import { describe, expect, it } from 'vitest'
import { gravest, isAllSafe, isBlocking, storyOf } from '../../../../designer/design/review/plan-story.ts'
import type { PlanCheck } from '../../../../schemas/api/publish-plan.ts'
import { change, plan, step } from '../definitions.ts'

const check = (failing: number, policy: PlanCheck['policy'] = 'block'): PlanCheck => ({
  cause: 'fld_aaaaaaaaaaaa', code: 'required', params: {}, message: '', checked: 10, failing, first: [], unreadable: 0, csv: null, policies: ['block'], policy,
})

describe('the story of a publish', () => {
  it('is told by object, with the gravest class of its steps; what has no object comes last', () => {
    const steps = [step('1', { object: null }), step('2'), step('3', { class: 'lossy' }), step('4', { object: 'obj_account', class: 'slow' })]
    const story = storyOf(plan({ steps, changes: [change('object/deal', { id: 'obj_deal', label: 'Deal' })] }), [])
    expect(story.map(({ object, class: of, steps: own }) => [object?.label, of, own.length])).toEqual([
      ['Deal', 'lossy', 2],
      ['obj_account', 'slow', 1],
      [undefined, 'safe', 1],
    ])
  })

  it.each([
    [[], 'safe'],
    [['safe', 'slow'], 'slow'],
    [['blocked', 'lossy', 'safe'], 'blocked'],
  ] as const)('takes of %j the gravest: %s', (classes, expected) => {
    expect(gravest(classes)).toBe(expected)
  })

  it.each([
    [plan({ steps: [step('1')] }), true],
    [plan({ steps: [step('1', { class: 'slow' })] }), false],
    [plan({ checks: [check(0)] }), true],
    [plan({ checks: [check(1, 'always')] }), false],
    [plan({ issues: [{ code: 'x', path: '' }] }), false],
    [plan({ publishable: false }), false],
  ])('needs a look unless nothing can go wrong (%#)', (of, expected) => {
    expect(isAllSafe(of)).toBe(expected)
  })

  it('is blocked by records that break a demand, until another policy is chosen', () => {
    expect([isBlocking(check(3)), isBlocking(check(0)), isBlocking(check(3, 'new_records'))]).toEqual([true, false, false])
  })
})
