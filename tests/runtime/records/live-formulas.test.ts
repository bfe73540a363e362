import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLayout } from '../../../designer/work/layout/default-layout.ts'
import { createFormStore, type FormStore, type RecordDraft } from '../../../designer/work/layout/form-store.ts'
import { compileFormulas } from '../../../designer/work/layout/live-formulas.ts'
import { initialValues } from '../../../designer/work/record/form-fields.ts'
import type { Caller } from '../../../runtime/caller.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { readRelated } from '../../../runtime/records/related-values.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { appView } from '../../../runtime/roles/app-view.ts'
import type { AppAnswer } from '../../../schemas/api/app.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { compileLayout } from '../../../schemas/layouts/layout-state.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { administratorRole } from '../../../schemas/roles/administrator.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { ruleContext } from '../../../schemas/rules/context.ts'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'
import type { RuleValue } from '../../../schemas/rules/values.ts'
import { type AskedType, randomExpression } from '../../conformance/rules/expressions.ts'
import { accountFields, recordFields } from '../../conformance/rules/fields.ts'
import { type Random, randomFrom } from '../../conformance/rules/random.ts'
import { repRole } from '../../support/sales.ts'
import { type SalesWorkspace, salesWorkspace } from './workspace.ts'

const now = new Date('2026-11-21T10:00:00Z')
const write = { now, cause: { root: 'person', depth: 0, via: 'test' } } as const
const options = ['new', 'won', 'lost'].map((value, index) => ({ id: `opt_00000000000${index}`, value, label: `The ${value}` }))

const idOf = (mark: string, index: number): string => `fld_${mark}${String(index).padStart(11, '0')}`

/** Fields of the names that random expressions read, as an object has them. */
const fieldFor = (name: string, type: RuleType, index: number) => {
  const header = { id: idOf(name in accountFields ? 'a' : 's', index), name, label: name }
  if (type.type === 'option') return { ...header, type: 'picklist', options }
  if (type.type === 'options') return { ...header, type: 'tags' }
  if (type.type === 'record') return type.object === 'user' ? { ...header, type: 'user' } : { ...header, type: 'lookup', object: type.object }
  return { ...header, type: type.type, ...(type.type === 'decimal' && { scale: 3 }) }
}

const fieldsFor = (types: Readonly<Record<string, RuleType>>) =>
  Object.entries(types).filter(([name]) => name !== 'constructor' && name !== 'owner').map(([name, type], index) => fieldFor(name, type, index))

const object = (name: string, id: string, fields: readonly object[]) => ({ kind: 'object', format: 1, id, name, label: name, plural: name, title: 'name', fields })

const account = object('account', 'obj_0000000000ac', [
  { id: idOf('n', 1), name: 'name', type: 'text', label: 'Name' },
  ...fieldsFor(accountFields),
  { id: idOf('n', 2), name: 'score', type: 'formula', label: 'Score', returns: 'decimal', scale: 2, expression: { '/': [{ var: 'revenue' }, 3] } },
])

const results: readonly { type: AskedType; returns: string; scale?: number }[] = [
  { type: 'decimal', returns: 'decimal', scale: 2 }, { type: 'decimal', returns: 'currency' }, { type: 'decimal', returns: 'percent' }, { type: 'integer', returns: 'integer' },
  { type: 'text', returns: 'text' }, { type: 'boolean', returns: 'boolean' }, { type: 'date', returns: 'date' }, { type: 'datetime', returns: 'datetime' },
]

/** An object with random formulas over its own fields, its account's, and each other. */
function withFormulas(random: Random, count: number): ObjectDefinition {
  const base = object('sample', 'obj_000000000sam', fieldsFor(recordFields)) as unknown as ObjectDefinition
  const scope = objectScope(base, definitionSet([base, account as never, administratorRole, repRole as never]))
  const formulas: object[] = []
  while (formulas.length < count) {
    const { type, ...result } = random.pick(results)
    const expression = random.onceIn(6) && type === 'decimal' ? { '*': [{ var: 'account.score' }, randomExpression(random, type, 2)] } : randomExpression(random, type, 1 + random.below(4))
    if (isRefused(checkRule(expression, scope, { type } as RuleType))) continue
    const name = `f${formulas.length}`
    formulas.push({ id: idOf('f', formulas.length), name, type: 'formula', label: name, expression, ...result, ...(random.onceIn(4) && { blanks: 'zero' }) })
  }
  return { ...base, fields: [...base.fields, ...formulas] } as ObjectDefinition
}

/** Values as people type them: with blanks around, capitals, zeros at the end. */
function typed(random: Random, name: string, people: readonly string[], accounts: readonly string[]): RuleValue {
  const type = { ...recordFields }[name as keyof typeof recordFields]
  switch (type.type) {
    case 'text':
      return random.pick([null, '', 'Acme', '  Đà Nẵng ', 'Vie\u0302\u0323t Nam', 'a😀b', '12', '北京', '%\\'])
    case 'decimal':
      return random.pick([null, '0', '12.5', '12.50', '-3.125', '99999999.999', '7'])
    case 'integer':
      return random.pick([null, 0, 1, -7, 40, 2026])
    case 'boolean':
      return random.pick([true, false])
    case 'date':
      return random.pick([null, '2026-11-21', '2024-02-29', '1970-01-01', '2037-12-31'])
    case 'datetime':
      return random.pick([null, '2026-11-21T10:00:00.000Z', '2026-03-08T07:30:00.123Z', '1999-12-31T17:00:00.000Z'])
    case 'time':
      return random.pick([null, '09:30:00', '23:59:59'])
    case 'duration':
      return random.pick([null, 0, 5400])
    case 'address':
      return random.pick<RuleValue>([null, { city: ' Huế ', country: 'VN' }, { street: '1 Main St', city: '', country: 'us' }])
    case 'option':
      return random.pick([null, 'new', 'won', 'lost'])
    case 'options':
      return random.pick<RuleValue>([null, ['red'], [' vip ', 'red', '北']])
    case 'record':
      return random.pick([null, ...(type.object === 'user' ? people : accounts)])
    default:
      return null
  }
}

const random = randomFrom(20_261_122)
const sample = withFormulas(random, 60)
const formulaNames = sample.fields.filter(({ type }) => type === 'formula').map(({ name }) => name)
let sales: SalesWorkspace
let ann: Caller
let app: AppAnswer
let accounts: string[]

beforeAll(async () => {
  sales = await salesWorkspace()
  await sales.release([{ ...account, id: 'obj_0000000acct0' }, sample] as never)
  ann = await sales.person('Ann', ['administrator'])
  app = JSON.parse(JSON.stringify(appView(ann))) as AppAnswer
  accounts = []
  for (const values of [{ name: 'Acme', industry: 'bank', revenue: '100', rating: 3, founded: '1999-05-01', listed: true, tier: 'won', seat: { city: 'Hà Nội' } }, { name: 'Blank' }]) {
    accounts.push((await createRecord(ann, { objectName: 'account', values, write })).id)
  }
})
afterAll(() => sales.close())

/** A form as the browser makes it of what `/app` answers. */
function formOf(values: RecordDraft, isNew: boolean): { form: FormStore; relate: () => Promise<void> } {
  const definition = app.objects.find((each) => each.definition.name === 'sample')?.definition
  if (!definition) throw new Error('no sample')
  const context = () => ruleContext(app.settings, { now, user: ann.person.id, roles: app.roles, language: 'en' })
  const layout = compileLayout(defaultLayout(definition, 'form', definition.fields))
  const form = createFormStore({ values, layout, context, adjust: (_, after) => after })
  const set = definitionSet(app.objects.map((each) => each.definition))
  const formulas = compileFormulas({ object: definition, set, placed: definition.fields.map(({ name }) => name), isNew, settings: { ...app.settings }, context })
  form.follow(formulas)
  const link = (): string | null => (form.values()['account'] ?? null) as string | null
  const paths = formulas.reads.filter((path) => path.includes('.'))
  return { form, relate: async () => form.relate(await readRelated(ann, { objectName: 'sample', links: { account: link() }, paths })) }
}

const shown = (form: FormStore) => Object.fromEntries(formulaNames.map((name) => [name, form.field(name).value]))

const saved = (values: Readonly<Record<string, unknown>>) => Object.fromEntries(formulaNames.map((name) => [name, values[name]]))

describe('formulas of a form that is being filled in', () => {
  it('show what SQL gives once the record is saved: 60 formulas over 60 records, new and changed', async () => {
    const own = Object.keys(recordFields).filter((name) => sample.fields.some((field) => field.name === name))
    const object = app.objects.find((each) => each.definition.name === 'sample')
    if (!object) throw new Error('no sample')
    let filled = 0
    for (let at = 0; at < 30; at += 1) {
      const { form, relate } = formOf(initialValues(object, ann.person.id), true)
      for (const name of own) form.set(name, typed(random, name, [ann.person.id], accounts) as never)
      await relate()
      const values = Object.fromEntries(own.map((name) => [name, form.values()[name]]))
      const made = await createRecord(ann, { objectName: 'sample', values, write })
      expect(shown(form)).toEqual(saved(made.values))
      const changed = own.filter(() => random.onceIn(3))
      for (const name of changed) form.set(name, typed(random, name, [ann.person.id], accounts) as never)
      await relate()
      const after = Object.fromEntries(changed.map((name) => [name, form.values()[name]]))
      const { values: now } = await updateRecord(ann, { objectName: 'sample', id: made.id, version: made.version, values: after, write })
      expect(shown(form)).toEqual(saved(now))
      filled += Object.values(saved(now)).filter((value) => value !== null).length
    }
    // Formulas that are always blank would prove nothing.
    expect(filled).toBeGreaterThan(600)
  })
})
