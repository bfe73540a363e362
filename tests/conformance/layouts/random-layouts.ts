import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { LayoutDefinition, LayoutItem } from '../../../schemas/layouts/layout.ts'
import type { Json } from '../../../schemas/pointer.ts'
import type { StoredCondition } from '../../../schemas/rules/stored-condition.ts'
import { newId } from '../../../schemas/ids.ts'
import { field, object, option } from '../../support/publishing.ts'
import type { Random } from '../rules/random.ts'

const stages = ['new', 'open', 'won', 'lost']
const industries = ['bank', 'retail']

export const account = object('account', [field('name', 'text'), field('industry', 'picklist', { options: industries.map(option) })])

/** Deals under a name of their own, so that several layouts can be tried in one release. */
export const dealNamed = (name: string) =>
  object(name, [
    field('name', 'text'),
    field('amount', 'decimal', { scale: 2 }),
    field('discount', 'integer'),
    field('reason', 'text'),
    field('urgent', 'boolean'),
    field('closes', 'date'),
    field('stage', 'picklist', { default: 'new', options: stages.map(option) }),
    field('account', 'lookup', { object: 'account', onDelete: 'restrict' }),
  ])

const placed = ['amount', 'discount', 'reason', 'urgent', 'closes', 'stage', 'account'] as const

/** A layout whose sections, fields and options stand under random conditions. */
export function randomLayout(random: Random, of: string): LayoutDefinition {
  const maybe = (): StoredCondition | null => (random.onceIn(2) ? condition(random, 2) : null)
  const item = (name: (typeof placed)[number]): LayoutItem => ({
    id: newId('item'), field: name, visible: maybe(), whenHidden: random.pick(['keep', 'clear', 'refuse']), required: maybe(), readOnly: random.onceIn(4) ? condition(random, 1) : null,
    ...(name === 'stage' && random.onceIn(2) ? { options: [{ when: maybe(), values: ['new', random.pick(stages.slice(1))] }] } : {}),
  })
  const section = (names: readonly (typeof placed)[number][]) => ({ id: newId('section'), label: 'Section', visible: random.onceIn(3) ? condition(random, 2) : null, items: names.map(item) })
  const cut = 1 + random.below(placed.length - 1)
  return {
    kind: 'layout', format: 1, id: newId('layout'), name: `${of}_form`, label: 'Form', object: of, for: 'form',
    tabs: [{ id: newId('tab'), label: 'Tab', sections: [section(placed.slice(0, cut)), section(placed.slice(cut))] }],
  }
}

function condition(random: Random, depth: number): StoredCondition {
  if (depth > 0 && random.onceIn(2)) {
    const inner = () => condition(random, depth - 1)
    return random.pick<() => StoredCondition>([() => ({ and: [inner(), inner()] }), () => ({ or: [inner(), inner()] }), () => ({ '!': [inner()] })])()
  }
  return random.pick<() => StoredCondition>([
    () => ({ [random.pick(['==', '!='])]: [{ var: 'stage' }, random.pick(stages)] }),
    () => ({ [random.pick(['<', '>='])]: [{ var: 'amount' }, random.pick([0, 10.5, 1000])] }),
    () => ({ '>': [{ '+': [{ var: 'discount' }, { var: 'amount' }] }, 20] }),
    () => ({ is_blank: [{ var: random.pick(placed) }] }),
    () => ({ in: [{ var: 'account.industry' }, random.pick([['bank'], industries])] }),
    () => ({ contains: [{ var: 'reason' }, 'late', true] }),
    () => ({ '==': [{ var: 'urgent' }, true] }),
    () => calling('<', { var: 'closes' }, { today: [] }),
    () => calling('==', { var: 'owner' }, { user: [] }),
  ])()
}

const calling = (operator: string, ...args: readonly Json[]): StoredCondition => ({ [operator]: [...args] })

/** The values of a form that somebody has filled in somehow; `accounts` are ids to point at. */
export const randomValues = (random: Random, accounts: readonly string[]): Record<string, FieldValue> => ({
  name: 'Deal',
  amount: random.pick([null, '0.00', '10.50', '999.99', '1000.00']),
  discount: random.pick([null, 0, 15, 30]),
  reason: random.pick([null, 'Late delivery', 'Old friend']),
  urgent: random.pick([null, true, false]),
  closes: random.pick([null, '2020-02-29', '2037-12-31']),
  stage: random.pick([null, ...stages]),
  account: random.pick([null, ...accounts]),
})
