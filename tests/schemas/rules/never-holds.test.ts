import { describe, expect, it } from 'vitest'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { compileRule } from '../../../schemas/rules/compile.ts'
import { neverHolds } from '../../../schemas/rules/never-holds.ts'
import { sampleContext } from '../../../schemas/rules/operators/operator.ts'
import { randomFrom } from '../../runtime/publish/random-design.ts'
import { field, object, setOf } from '../objects/definitions.ts'

const deal = object('deal', [
  field('amount', 'decimal', { scale: 2 }),
  field('seats', 'integer'),
  field('closed', 'boolean'),
  field('day', 'date'),
  field('seen', 'datetime'),
  field('stage', 'picklist', { options: ['new', 'open', 'won'].map((value) => ({ id: `opt_${value}`, value, label: value })) }),
])

function treeOf(rule: unknown) {
  const checked = checkRule(rule, objectScope(deal, setOf(deal)), { type: 'boolean' })
  if (isRefused(checked)) throw new Error(JSON.stringify(checked.issues))
  return checked.tree
}

const [amount, seats, closed, day, seen, stage, name] = ['amount', 'seats', 'closed', 'day', 'seen', 'stage', 'name'].map((each) => ({ var: each }))

describe('a condition can never hold', () => {
  it.each<[string, unknown]>([
    ['that wants two values of one field', { and: [{ '==': [stage, 'won'] }, { '==': [stage, 'new'] }] }],
    ['that wants a value and not', { and: [{ '==': [name, 'Acme'] }, { '!=': [name, 'Acme'] }] }],
    ['that wants a value outside its list', { and: [{ in: [stage, ['new', 'open']] }, { '==': [stage, 'won'] }] }],
    ['whose range is empty', { and: [{ '>': [amount, 100] }, { '<': [amount, 50] }] }],
    ['whose range holds no whole number', { and: [{ '>': [seats, 1] }, { '<': [seats, 2] }] }],
    ['whose bounds are the wrong way round', { '<': [100, amount, 50] }],
    ['whose days do not meet', { and: [{ '>=': [day, '2026-02-01'] }, { '<': [day, '2026-02-01'] }] }],
    ['whose moments do not meet', { and: [{ '>': [seen, '2026-02-01T00:00:00.000Z'] }, { '<': [seen, '2026-02-01T00:00:00.001Z'] }] }],
    ['that wants blank and more', { and: [{ is_blank: [amount] }, { '>': [amount, 0] }] }],
    ['that wants yes and no', { and: [closed, { '!': [closed] }] }],
    ['that leaves no option', { and: [{ '!=': [stage, 'new'] }, { '!=': [stage, 'open'] }, { '!=': [stage, 'won'] }, { '!': [{ is_blank: [stage] }] }] }],
    ['whose fixed part does not hold', { and: [{ '>': [1, 2] }, closed] }],
    ['that is fixed', { '==': [1, 2] }],
    ['of which no choice can', { or: [{ and: [{ '>': [amount, 5] }, { '<': [amount, 5] }] }, { and: [{ is_blank: [day] }, { '==': [day, '2026-01-01'] }] }] }],
    ['deep within', { and: [closed, { and: [{ '>': [seats, 9] }, { or: [{ '<': [seats, 1] }, { '==': [seats, 3] }] }] }] }],
  ])('%s', (_, rule) => {
    expect(neverHolds(treeOf(rule))).toBe(true)
  })
})

describe('a condition may hold', () => {
  it.each<[string, unknown]>([
    ['that wants a value', { '==': [stage, 'won'] }],
    ['in a range', { and: [{ '>': [amount, 50] }, { '<': [amount, 100] }] }],
    ['between neighbours', { and: [{ '>': [amount, '1.1'] }, { '<': [amount, '1.2'] }] }],
    ['at the meeting bounds', { and: [{ '>=': [seats, 2] }, { '<=': [seats, 2] }] }],
    ['on one day', { and: [{ '>': [day, '2026-01-01'] }, { '<': [day, '2026-01-03'] }] }],
    ['between texts', { and: [{ '>': [name, 'a'] }, { '<': [name, 'b'] }] }],
    ['that is not a value', { and: [{ '!=': [name, 'Acme'] }, { '!=': [name, 'Globex'] }] }],
    ['about two fields', { and: [{ '>': [amount, 100] }, { '<': [seats, 50] }] }],
    ['that compares two fields', { and: [{ '>': [amount, seats] }, { '<': [amount, seats] }] }],
    ['by today', { and: [{ '>': [day, { today: [] }] }, { '<': [day, { today: [] }] }] }],
    ['in one of its choices', { or: [{ and: [{ '>': [amount, 5] }, { '<': [amount, 5] }] }, closed] }],
    ['by being blank', { and: [{ is_blank: [amount] }, { '!=': [amount, 0] }] }],
    ['by a part of a text', { and: [{ in: ['a', name] }, { in: ['b', name] }] }],
    ['that is denied', { '!': [{ and: [{ '>': [amount, 5] }, { '<': [amount, 5] }] }] }],
    ['by arithmetic', { and: [{ '>': [{ '*': [amount, -1] }, 5] }, { '<': [amount, 0] }] }],
  ])('%s', (_, rule) => {
    expect(neverHolds(treeOf(rule))).toBe(false)
  })

  it('wherever some record makes it hold: no false alarm over 2,000 drawn conditions', () => {
    const random = randomFrom(7)
    const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
    const atom = () =>
      pick([
        () => ({ [pick(['<', '<=', '>', '>=', '==', '!='])]: [pick([amount, seats]), random(6)] }),
        () => ({ [pick(['==', '!='])]: [stage, pick(['new', 'open', 'won'])] }),
        () => ({ in: [stage, ['new', 'won'].slice(0, 1 + random(2))] }),
        () => ({ is_blank: [pick([amount, seats, stage])] }),
        () => ({ '!': [closed] }),
      ])()
    const drawn = (depth: number): object => (depth === 0 || random(3) === 0 ? atom() : { [pick(['and', 'and', 'or'])]: Array.from({ length: 2 + random(2) }, () => drawn(depth - 1)) })
    const records = Array.from({ length: 400 }, () => ({
      amount: pick([null, '-1', '0.5', ...Array.from({ length: 7 }, (_, index) => String(index)), '2.5']), seats: pick([null, -1, 0, 1, 2, 3, 4, 5, 6]), stage: pick([null, 'new', 'open', 'won']), closed: pick([true, false, null]),
    }))
    const alarms = Array.from({ length: 2_000 }, () => drawn(2)).filter((rule) => {
      const tree = treeOf(rule)
      const run = compileRule(tree)
      return neverHolds(tree) && records.some((record) => run(record, sampleContext) === true)
    })
    expect(alarms).toEqual([])
  })
})
