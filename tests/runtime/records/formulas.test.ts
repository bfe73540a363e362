import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { appView } from '../../../runtime/roles/app-view.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import { compileRule } from '../../../schemas/rules/compile.ts'
import { ruleContext } from '../../../schemas/rules/context.ts'
import type { RuleValues } from '../../../schemas/rules/values.ts'
import type { RecordQuery } from '../../../schemas/api/query.ts'
import { accountObject, dealObject, quoteObject, repRole } from '../../support/sales.ts'
import { type SalesWorkspace, salesWorkspace, write } from './workspace.ts'

const formula = (id: string, name: string, returns: string, expression: unknown, more: object = {}) =>
  ({ id: `fld_000000f0rm${id}`, name, type: 'formula', label: name, returns, expression, ...more })

const withFields = (object: { readonly fields: readonly unknown[] }, ...more: readonly unknown[]) => ({ ...object, fields: [...object.fields, ...more] })

const definitions = [
  withFields(accountObject,
    formula('a1', 'title_text', 'text', { cat: [{ upper: [{ var: 'name' }] }, ' / ', { option_label: [{ var: 'industry' }] }] }),
    formula('a2', 'one', 'integer', 1)),
  withFields(dealObject,
    formula('d1', 'weighted', 'currency', { '/': [{ '*': [{ var: 'amount' }, { var: 'margin' }] }, 100] }, { currency: 'USD' }),
    formula('d2', 'doubled', 'decimal', { '*': [{ var: 'weighted' }, 2] }, { scale: 1 }),
    formula('d3', 'counted', 'decimal', { '+': [{ var: 'amount' }, { var: 'seats' }] }, { scale: 0, blanks: 'zero' }),
    formula('d4', 'customer', 'text', { var: 'account.title_text' }),
    formula('d5', 'is_late', 'boolean', { '<': [{ var: 'close_date' }, { today: [] }] }),
    formula('d6', 'due', 'date', { add_days: [{ var: 'close_date' }, 30] }),
    formula('d7', 'vast', 'decimal', { power: [{ var: 'amount' }, 20] }),
    formula('d8', 'customer_one', 'integer', { var: 'account.one' }),
    formula('d9', 'known_by', 'text', { cat: [{ var: 'name' }, ' ', { var: 'email' }] }),
    formula('da', 'long', 'text', { replace: ['{0}'.repeat(300), '0', { var: 'name' }] })),
  quoteObject, repRole,
]

let sales: SalesWorkspace
let admin: Caller
let rep: Caller
let acme: string
const now = new Date('2026-11-21T10:00:00Z')

beforeAll(async () => {
  sales = await salesWorkspace()
  await sales.release(definitions as never)
  admin = await sales.person('Ann Admin', ['administrator'])
  rep = await sales.person('Rita Rep', ['rep'])
  acme = (await createRecord(admin, { objectName: 'account', values: { name: 'Acme', industry: 'bank' }, write: write() })).id
})
afterAll(() => sales.close())

const create = (values: Record<string, unknown>, caller = admin) => createRecord(caller, { objectName: 'deal', values, write: write() })

const query = (asked: RecordQuery, caller = admin) => queryRecords(caller, { objectName: 'deal', query: asked, now })

const alpha = { name: 'Alpha', amount: '100', margin: '12.5', close_date: '2026-01-31', email: 'a@b.example' }
const reckoned = {
  weighted: '12.50', doubled: '25.0', counted: '100', customer: 'ACME / Bank', is_late: true, due: '2026-03-02', vast: null, customer_one: 1, known_by: 'Alpha a@b.example',
}

describe('formula fields', () => {
  it('have their values in the answers of a create, a read and a list', async () => {
    const made = await create({ ...alpha, account: acme })
    expect(made.values).toMatchObject(reckoned)
    expect((await readRecord(admin, { objectName: 'deal', id: made.id })).values).toMatchObject(reckoned)
    const listed = await query({ where: { '==': [{ var: 'name' }, 'Alpha'] } })
    expect(listed.items[0]?.values).toMatchObject(reckoned)
  })

  it('follow a change, in its answer too', async () => {
    const { id, version } = await create({ ...alpha, name: 'Beta', account: acme })
    const changed = await updateRecord(admin, { objectName: 'deal', id, version, values: { amount: '200', account: null }, write: write() })
    expect(changed.values).toMatchObject({ weighted: '25.00', doubled: '50.0', counted: '200', customer: null, customer_one: null })
    const same = await updateRecord(admin, { objectName: 'deal', id, version: changed.version, values: { amount: '200' }, write: write() })
    expect(same.values).toEqual({ ...changed.values, updated_at: same.values.updated_at })
  })

  it('are blank where they read blanks, unless these count as zero, and where the result does not fit', async () => {
    const { values } = await create({ name: 'x'.repeat(40), amount: '99' })
    expect(values).toMatchObject({ weighted: null, doubled: null, counted: '99', is_late: false, vast: null, long: null })
    expect((await create({ name: 'short' })).values).toMatchObject({ counted: '0', long: expect.stringContaining('{short}') })
  })

  it('can be filtered, sorted and read over a relation', async () => {
    const { items } = await query({ where: { '>=': [{ var: 'doubled' }, 25] }, sort: [{ path: 'doubled', direction: 'desc' }], select: ['name', 'doubled', 'account.title_text'], total: true })
    expect(items.map(({ values }) => values)).toEqual([
      { name: 'Beta', doubled: '50.0', 'account.title_text': null },
      { name: 'Alpha', doubled: '25.0', 'account.title_text': 'ACME / Bank' },
    ])
    const byText = { where: { '!': [{ is_blank: [{ var: 'due' }] }] }, sort: [{ path: 'due' }, { path: 'known_by', direction: 'desc' as const }], limit: 1, select: ['name'] }
    const first = await query(byText)
    expect(first.items[0]?.values.name).toBe('Beta')
    expect((await query({ ...byText, cursor: first.next ?? '' })).items[0]?.values.name).toBe('Alpha')
  })

  it('are set by nobody', async () => {
    for (const caller of [admin, rep]) {
      const refused: unknown = await create({ name: 'Gamma', weighted: '5' }, caller).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Refusal)
      expect((refused as Refusal).issues).toMatchObject([{ code: caller === rep ? 'unknown-field' : 'field-read-only', path: '/values/weighted' }])
    }
  })

  it('tell nobody what he or she may not read', async () => {
    const { values } = await create({ name: 'Mine', amount: '7', account: acme }, rep)
    expect(values).toMatchObject({ counted: '7', customer: 'ACME / Bank' })
    for (const hidden of ['weighted', 'doubled', 'known_by']) {
      expect(values).not.toHaveProperty(hidden)
      await expect(query({ select: [hidden] }, rep)).rejects.toMatchObject({ issues: [{ code: 'unknown-field' }] })
      await expect(query({ where: { is_blank: [{ var: hidden }] } }, rep)).rejects.toMatchObject({ issues: [{ code: 'rule.unknown-field' }] })
      await expect(query({ sort: [{ path: hidden }] }, rep)).rejects.toMatchObject({ issues: [{ code: 'unknown-field' }] })
    }
    const deal = appView(rep).objects.find(({ definition }) => definition.name === 'deal')
    expect(deal?.definition.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['counted', 'customer']))
    expect(JSON.stringify(deal)).not.toMatch(/weighted|doubled|known_by/)
  })

  it('give in JavaScript what they give in SQL', async () => {
    const { plan } = admin
    const object = plan.objects.get('deal')
    if (!object) throw new Error('no deals')
    const { items } = await query({ select: [...new Set(object.formulas.flatMap(({ formula }) => formula?.reads ?? []))] })
    const shown = await query({ select: object.formulas.map(({ name }) => name) })
    const world = ruleContext(plan.settings, { now, user: admin.person.id, roles: ['administrator'], language: 'en' })
    for (const { name, formula, decode, type, definition } of object.formulas) {
      const reckon = compileRule({ kind: 'field', type: type.ruleType(definition), path: [name], name, ...(formula && { formula }) })
      // Values of fields are values of rules.
      const given = items.map(({ values }) => reckon(values as RuleValues, world))
      expect({ [name]: given.map((each) => (each === null ? null : decode(each))) }).toEqual({ [name]: shown.items.map(({ values }) => values[name]) })
    }
    expect(shown.items.length).toBeGreaterThan(4)
  })
})
