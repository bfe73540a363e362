import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bulkWrite } from '../../../runtime/records/bulk.ts'
import type { WriteContext } from '../../../runtime/records/change.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import type { BulkItem } from '../../../schemas/api/query.ts'
import { newId } from '../../../schemas/ids.ts'
import type { Issue } from '../../../schemas/issue.ts'
import { columnsFor, startTestImports, type TestImports } from '../../support/importing.ts'
import { refusedValues } from '../../../designer/work/record/refused-values.ts'
import { appView } from '../../../runtime/roles/app-view.ts'
import { field, object, option, role, validationRule } from '../../support/publishing.ts'

let imports: TestImports
let [good, bad] = ['', '']

const account = object('account', [field('name', 'text'), field('rating', 'integer')])
const deal = object(
  'deal',
  [
    field('name', 'text', { required: true }), field('code', 'text'), field('amount', 'decimal'), field('discount', 'percent'), field('reason', 'text'), field('close', 'date'),
    field('stage', 'picklist', { options: [option('new'), option('won')] }), field('account', 'lookup', { object: 'account', onDelete: 'restrict' }),
  ],
  { unique: [{ id: newId('unique'), fields: ['code'] }] },
)

const rules = [
  validationRule('deal_reason', { refuseWhen: { and: [{ '>': [{ var: 'discount' }, 20] }, { is_blank: [{ var: 'reason' }] }] }, field: 'reason' }),
  validationRule('deal_closed', { refuseWhen: { and: [{ '==': [{ var: 'stage' }, 'won'] }, { is_blank: [{ var: 'close' }] }] }, field: 'close' }),
  validationRule('deal_rated', { refuseWhen: { and: [{ '>': [{ var: 'amount' }, 1000] }, { '<': [{ var: 'account.rating' }, 3] }] } }),
  validationRule('deal_lone', { refuseWhen: { and: [{ '>': [{ var: 'amount' }, 1000] }, { is_blank: [{ var: 'account' }] }] }, field: 'account' }),
  validationRule('deal_off', { refuseWhen: { '==': [1, 1] }, active: false }),
]

beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(account, deal, ...rules)
  await imports.publish()
  const make = async (name: string, rating: number) => (await createRecord(imports.caller(), { objectName: 'account', values: { name, rating }, write: write() })).id
  ;[good, bad] = [await make('Acme', 5), await make('Zebra', 1)]
})
afterAll(() => imports.close())

const write = (): WriteContext => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })

type Values = Readonly<Record<string, string | null>>

const cases: readonly (readonly [what: string, values: () => Values, refused: readonly string[]])[] = [
  ['a record that no rule speaks of', () => ({ amount: '10' }), []],
  ['a value at the edge of a rule', () => ({ discount: '20' }), []],
  ['a value beyond it', () => ({ discount: '20.01' }), ['deal_reason /values/reason']],
  ['a value beyond it with what the rule asks for', () => ({ discount: '30', reason: 'Year end' }), []],
  ['an option', () => ({ stage: 'won' }), ['deal_closed /values/close']],
  ['what is read over a relation', () => ({ amount: '2000', account: bad }), ['deal_rated ']],
  ['what is fine over a relation', () => ({ amount: '2000', account: good }), []],
  ['a relation that leads nowhere', () => ({ amount: '2000' }), ['deal_lone /values/account']],
  ['several rules at once', () => ({ amount: '2000', account: bad, discount: '50', stage: 'won' }), ['deal_closed /values/close', 'deal_rated ', 'deal_reason /values/reason']],
]

let count = 0
const unique = (): { name: string; code: string } => ({ name: `Deal ${(count += 1)}`, code: `C${count}` })

const told = (issues: readonly Issue[]): string[] => issues.map(({ code, path, params }) => (code === 'rule.refused' ? `${String(params?.['rule'])} ${path}` : `${code} ${path}`))

const outcome = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: unknown) => (error instanceof Refusal ? told(error.issues) : Promise.reject(error)),
  )

const stored = (values: Values = {}) => createRecord(imports.caller(), { objectName: 'deal', values: { ...unique(), ...values }, write: write() })
const bulk = (mode: 'atomic' | 'each', item: BulkItem) => bulkWrite(imports.caller(), { objectName: 'deal', request: { mode, items: [item] }, write: write() })

async function imported(mode: 'insert' | 'upsert', values: Values): Promise<string[]> {
  const names = Object.keys(values)
  const text = [names, names.map((name) => values[name] ?? '')].map((cells) => cells.join(',')).join('\n')
  const columns = columnsFor(deal, names.map((name) => [name, name, ...(name === 'account' ? ['id'] : [])] as [string, string, string?]))
  const file = await imports.upload(`${text}\n`)
  const { id, state } = await imports.run({ file, object: 'deal', mode, ...(mode === 'upsert' && { key: ['code'] }), mapping: { columns } })
  expect(state).toBe('done')
  return told((await imports.rejected(id))[0]?.issues ?? [])
}

const doors: Readonly<Record<string, (values: Values) => Promise<string[]>>> = {
  'a create': (values) => outcome(stored(values)),
  'an update': async (values) => {
    const { id, version } = await stored()
    return outcome(updateRecord(imports.caller(), { objectName: 'deal', id, version, values, write: write() }))
  },
  'a bulk of all or nothing': (values) => outcome(bulk('atomic', { op: 'create', values: { ...unique(), ...values } })),
  'a bulk of each for itself': async (values) => {
    const [result] = await bulk('each', { op: 'create', values: { ...unique(), ...values } })
    return result && 'refusal' in result ? told(result.refusal.issues) : []
  },
  'an upsert of a new record': (values) => outcome(bulk('atomic', { op: 'upsert', key: ['code'], values: { ...unique(), ...values } })),
  'an upsert of a stored record': async (values) => {
    const { values: known } = await stored()
    return outcome(bulk('atomic', { op: 'upsert', key: ['code'], values: { name: known['name'], code: known['code'], ...values } }))
  },
  'an import of new records': (values) => imported('insert', { ...unique(), ...values }),
  'an import into stored records': async (values) => {
    const { values: known } = await stored()
    return imported('upsert', { code: String(known['code']), ...values })
  },
}

describe.each(Object.entries(doors))('%s', (_door, through) => {
  it.each(cases)('says of %s what every door says', async (_what, values, refused) => {
    expect(await through(values())).toEqual(refused)
  })
})

describe('a form in the browser', () => {
  const readsRelations = new Set(['deal_rated'])

  it.each(cases)('says of %s what every door says, and leaves to the server what reads over relations', (_what, values, refused) => {
    const filled = { name: 'Deal', code: null, amount: null, discount: null, reason: null, close: null, stage: null, account: null, ...values() }
    const said = refusedValues(appView(imports.caller()), { object: 'deal', values: filled, before: null, now: new Date(), language: 'en' })
    const expected = refused.filter((each) => !readsRelations.has(each.split(' ')[0] ?? ''))
    expect(said.map(({ rule, field: at }) => `${rule} ${at === undefined ? '' : `/values/${at}`}`)).toEqual(expected)
  })

  it('judges a stored record by what was changed in it', () => {
    const before = { name: 'Deal', discount: '30', reason: null }
    const said = (values: Values) => refusedValues(appView(imports.caller()), { object: 'deal', values: { ...before, ...values }, before, now: new Date(), language: 'en' }).length
    expect([said({ name: 'Other' }), said({ discount: '40' })]).toEqual([0, 1])
  })

  it('knows no rule that reads what the person may not see', async () => {
    const seller = role('seller', { objects: { deal: { create: true, read: 'all' }, account: { read: 'own' } }, fields: { 'deal.discount': 'none', 'deal.close': 'none' } })
    await imports.put(seller)
    await imports.publish()
    const lan = await imports.person('Lan', [seller.id])
    expect(appView(lan()).rules.map(({ name }) => name)).toEqual(['deal_lone'])
  })
})

describe('an atomic bulk', () => {
  it('stores nothing when a rule refuses one item, and says which', async () => {
    const [first, second] = [unique(), unique()]
    const items: BulkItem[] = [{ op: 'create', values: first }, { op: 'create', values: { ...second, stage: 'won' } }]
    await expect(bulkWrite(imports.caller(), { objectName: 'deal', request: { mode: 'atomic', items }, write: write() })).rejects.toMatchObject({ details: { item: 1 } })
    expect(await imports.database.sql`select id from ws_main.deal where code in ${imports.database.sql([first.code, second.code])}`).toEqual([])
  })
})

describe('an import', () => {
  it('reads over links to rows of the same file, and refuses with a row what points at it', async () => {
    const tree = object('unit', [field('name', 'text'), field('level', 'integer'), field('parent', 'lookup', { object: 'unit', onDelete: 'restrict' })])
    await imports.put(
      tree,
      validationRule('unit_level', { refuseWhen: { '<=': [{ var: 'level' }, { var: 'parent.level' }] }, field: 'level' }),
      validationRule('unit_depth', { refuseWhen: { '>': [{ var: 'parent.parent.parent.level' }, 0] } }),
    )
    await imports.publish()
    const columns = columnsFor(tree, [['name', 'name'], ['level', 'level'], ['parent', 'parent']])
    const text = 'name,level,parent\nRoot,1,\nA,2,Root\nB,2,A\nC,3,B\nD,3,A\nE,4,D\nK,1,Root\nL,2,K\n'
    const job = await imports.run({ file: await imports.upload(text), object: 'unit', mode: 'insert', mapping: { columns } })
    const rejected = (await imports.rejected(job.id)).map(({ cells, issues }) => [cells[0], told(issues)])
    expect(rejected).toEqual([
      ['B', ['unit_level /values/level']], ['C', ['unit_depth ']], ['E', ['unit_depth ']], ['K', ['unit_level /values/level']], ['L', ['import.no-record /values/parent']],
    ])
  })
})
