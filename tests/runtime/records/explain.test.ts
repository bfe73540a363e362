import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { createIn, createRecord } from '../../../runtime/records/create.ts'
import { deleteIn, deleteRecord } from '../../../runtime/records/delete.ts'
import { explainTo } from '../../../runtime/records/explain-record.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateIn } from '../../../runtime/records/update.ts'
import { uuid7 } from '../../../runtime/records/uuid7.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import type { Runner } from '../../../runtime/storage/statement.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ExplainAnswer, Verdict } from '../../../schemas/api/explain.ts'
import { newId } from '../../../schemas/ids.ts'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import type { RightScope, RoleDefinition } from '../../../schemas/roles/role.ts'
import { isScopeWithin } from '../../../schemas/roles/scope-order.ts'
import { field, object, option, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { randomFrom } from '../publish/random-design.ts'
import { write } from './workspace.ts'

const account = object('account', [field('name', 'text'), field('rating', 'integer')])

const deal = object('deal', [
  field('name', 'text', { required: true }),
  field('amount', 'integer'),
  field('margin', 'integer'),
  field('phone', 'text', { personal: 'basic' }),
  field('number', 'autonumber', { pattern: 'D-{0000}' }),
  field('twice', 'formula', { returns: 'decimal', scale: 0, expression: { '*': [{ var: 'margin' }, 2] } }),
  field('account', 'lookup', { object: 'account', onDelete: 'set_null' }),
  field('stage', 'picklist', { options: ['open', 'won'].map(option) }),
])

const place = (name: string, more: object = {}) => ({ id: newId('item'), field: name, ...more })

const layout = (roles: readonly string[]): LayoutDefinition => ({
  kind: 'layout', format: 1, id: newId('layout'), name: 'deal_main', label: { en: 'Main' }, object: 'deal', for: 'form', roles: [...roles],
  tabs: [{ id: newId('tab'), label: 'Details', sections: [{ id: newId('section'), label: 'Basics', items: [
    place('name'),
    place('amount', { readOnly: { '==': [{ var: 'stage' }, 'won'] } }),
    place('margin', { readOnly: { '>': [{ var: 'account.rating' }, 3] } }),
    place('phone', { visible: { '>': [{ var: 'amount' }, 5] } }),
  ] }] }],
})

const random = randomFrom(20_261_122)
const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item
const wonOrRated: RightScope = { where: { or: [{ '==': [{ var: 'stage' }, 'won'] }, { '>': [{ var: 'account.rating' }, 3] }] } }
const scopes: readonly RightScope[] = [false, 'own', 'team', 'below', wonOrRated, 'all', 'all', 'all']

function randomRole(index: number): RoleDefinition {
  const read = pick(scopes)
  const within = (): RightScope => pick(scopes.filter((scope) => isScopeWithin(scope, read)))
  const fields = Object.fromEntries(
    ['amount', 'margin', 'phone', 'stage', 'account'].flatMap((name) => (random(3) === 0 ? [[`deal.${name}`, pick(['edit', 'read', 'none'] as const)]] : [])),
  )
  return role(`role_${index}`, {
    objects: { deal: { create: random(2) === 0, read, update: within(), delete: within(), assign: random(3) === 0 }, account: { read: pick(scopes.filter((scope) => typeof scope !== 'object')) } },
    fields,
  })
}

const roles = Array.from({ length: 14 }, (_, index) => randomRole(index))

const [head, branch, shop] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
const departments = [{ id: head, name: 'Head', parent: null }, { id: branch, name: 'Branch', parent: head }, { id: shop, name: 'Shop', parent: branch }, { id: crypto.randomUUID(), name: 'Apart', parent: null }]
const worksIn = new Map<string, readonly string[]>()

let design: TestDesign
let people: Caller[]
let records: RecordAnswer[]
let ratedFive: string | undefined

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(account, deal, ...roles, layout(roles.slice(0, 9).map(({ name }) => name)))
  await design.publish()
  const made = await Promise.all(Array.from({ length: 10 }, (_, index) => design.person(`Person ${index}`, [pick(roles).id, ...(random(2) === 0 ? [pick(roles).id] : [])])))
  people = made.map((caller) => caller())
  await design.database.sql`insert into ws_main._department ${design.database.sql(departments.map(({ id, name, parent }) => ({ id, name, parent })))}`
  for (const { person } of people) {
    const [main, other] = [pick([...departments, null]), pick([...departments, null])]
    worksIn.set(person.id, [main, other].flatMap((each) => each?.id ?? []))
    await design.database.sql`update ws_main._person set department = ${main?.id ?? null}, other_departments = ${other ? [other.id] : []}::uuid[] where id = ${person.id}`
  }
  const accounts = await Promise.all([2, 5].map((rating) => createRecord(design.caller(), { objectName: 'account', values: { name: `Rated ${rating}`, rating }, write: write() })))
  ratedFive = accounts[1]?.id
  records = []
  for (let index = 0; index < 8; index += 1) {
    const values = { name: `Deal ${index}`, amount: random(10), margin: random(10), phone: 'x', stage: pick(['open', 'won']), account: pick([...accounts.map(({ id }) => id), null]), owner: pick([...people.map(({ person }) => person.id), null]) }
    records.push(await createRecord(design.caller(), { objectName: 'deal', values, write: write() }))
  }
})
afterAll(() => design.close())

const otherValues: Readonly<Record<string, (values: Record<string, unknown>) => unknown>> = {
  name: () => 'Another', amount: ({ amount }) => Number(amount) + 1, margin: ({ margin }) => Number(margin) + 1, phone: () => 'y',
  number: () => 'D-9', twice: () => '1', account: ({ account: now }) => (now === null ? undefined : null), stage: ({ stage }) => (stage === 'won' ? 'open' : 'won'), owner: () => design.caller().person.id,
}

class TakenBack extends Error {}

/** Whether work is accepted; whatever it wrote is taken back. */
async function isAccepted(work: (runner: Runner) => Promise<unknown>): Promise<boolean> {
  try {
    await design.workspace.data.sql.begin(async (runner) => {
      await work(runner)
      throw new TakenBack()
    })
  } catch (error) {
    if (error instanceof TakenBack) return true
    if (error instanceof Refusal) return false
    throw error
  }
  return true
}

const holding = ({ because }: Verdict): boolean => because.every(({ holds }) => holds === true)

const verdicts = ({ rights, fields }: ExplainAnswer): Verdict[] => [...Object.values(rights), ...fields.flatMap(({ read, update }) => [read, update])]

/** What roles reach, reckoned anew from what they say and from the values that were stored. */
function isReachedBy(who: Caller, right: 'read' | 'update' | 'delete', { values }: RecordAnswer): boolean {
  const mine = worksIn.get(who.person.id) ?? []
  const below = (id: string): readonly string[] => [id, ...departments.filter(({ parent }) => parent === id).flatMap((each) => below(each.id))]
  const theirs = typeof values['owner'] === 'string' ? (worksIn.get(values['owner']) ?? []) : []
  const reaches = (scope: RightScope | undefined): boolean => {
    if (!scope || scope === 'all') return scope === 'all'
    if (values['owner'] === who.person.id) return true
    if (typeof scope === 'object') return values['stage'] === 'won' || values['account'] === ratedFive
    return scope !== 'own' && theirs.some((id) => (scope === 'team' ? mine : mine.flatMap(below)).includes(id))
  }
  return roles.filter(({ id }) => who.access.key.split(',').includes(id)).some(({ objects }) => reaches(objects['deal'] === 'everything' ? 'all' : objects['deal']?.[right]))
}

describe('an explanation', () => {
  it('tells of the records that the roles say, department by department and rule by rule', async () => {
    let narrow = 0
    for (const who of people) {
      for (const stored of records) {
        const { rights } = await explainTo(design.caller(), who, { objectName: 'deal', id: stored.id })
        const told = (['read', 'update', 'delete'] as const).map((right) => rights[right].allowed)
        expect(told).toEqual((['read', 'update', 'delete'] as const).map((right) => isReachedBy(who, right, stored)))
        narrow += Object.values(rights).filter(({ because }) => because.some(({ by, holds }) => by === 'reach' && holds)).length
      }
    }
    // The roles were drawn so that departments and rules decide.
    expect(narrow).toBeGreaterThan(10)
  })

  it('says of every right on a record what really happens', async () => {
    for (const who of people) {
      for (const { id, version } of records) {
        const { rights } = await explainTo(design.caller(), who, { objectName: 'deal', id })
        const really = {
          read: await isAccepted(() => readRecord(who, { objectName: 'deal', id })),
          create: await isAccepted((runner) => createIn(runner, who, { objectName: 'deal', values: { name: 'x' }, write: write() })),
          delete: await isAccepted((runner) => deleteIn(runner, who, { objectName: 'deal', id, version, write: write() })),
          update: await isAccepted((runner) => updateIn(runner, who, { objectName: 'deal', id, version, values: {}, write: write() })),
        }
        expect({ read: rights.read.allowed, create: rights.create.allowed, delete: rights.delete.allowed, update: rights.update.allowed }).toEqual(really)
      }
    }
  })

  it('says of every field of a record what really happens', async () => {
    let [open, closed, locked] = [0, 0, 0]
    for (const who of people) {
      for (const stored of records) {
        const { id, version } = stored
        const { fields } = await explainTo(design.caller(), who, { objectName: 'deal', id })
        const seen = await readRecord(who, { objectName: 'deal', id }).catch(() => undefined)
        for (const { field: name, read, update } of fields) {
          expect([name, read.allowed]).toEqual([name, seen !== undefined && name in seen.values])
          const value = otherValues[name]?.(stored.values)
          if (value === undefined) continue
          const accepted = await isAccepted((runner) => updateIn(runner, who, { objectName: 'deal', id, version, values: { [name]: value }, write: write() }))
          expect([who.person.name, id, name, update.allowed]).toEqual([who.person.name, id, name, accepted])
          if (accepted) open += 1
          else closed += 1
          if (update.because.some(({ by, holds }) => by === 'layout' && !holds)) locked += 1
        }
      }
    }
    // The roles were drawn so that each of them happens.
    expect([open > 50, closed > 50, locked > 5]).toEqual([true, true, true])
  })

  it('gives reasons that agree with its verdicts', async () => {
    for (const who of people) {
      for (const { id } of records) {
        for (const verdict of verdicts(await explainTo(design.caller(), who, { objectName: 'deal', id }))) expect(holding(verdict)).toBe(verdict.allowed)
      }
    }
  })

  it('is the same whether one asks oneself or an administrator does, as far as one may know', async () => {
    const same: [unknown, unknown][] = []
    for (const who of people) {
      for (const { id } of records) {
        const told = await explainTo(design.caller(), who, { objectName: 'deal', id })
        const own = await explainOneself(who, id)
        // Somebody who may know nothing of the object is told nothing.
        same.push(own === 'not-found' ? [false, told.rights.create.allowed] : [allowedIn(own), allowedIn(told, own)])
      }
    }
    expect(same.map(([own]) => own)).toEqual(same.map(([, told]) => told))
    expect(same.filter(([own]) => own !== false).length).toBeGreaterThan(20)
  })
})

async function explainOneself(who: Caller, id: string): Promise<ExplainAnswer | 'not-found'> {
  try {
    return await explainTo(who, who, { objectName: 'deal', id })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return 'not-found'
    throw error
  }
}

/** The verdicts of an answer, as far as another answer has the fields too. */
function allowedIn({ rights, fields }: ExplainAnswer, within: Pick<ExplainAnswer, 'fields'> = { fields }) {
  const known = new Set(within.fields.map(({ field: name }) => name))
  return [Object.values(rights).map(({ allowed }) => allowed), fields.filter(({ field: name }) => known.has(name)).map(({ field: name, update }) => [name, update.allowed])]
}

describe('an explanation to somebody who does not see the record', () => {
  const ownOnly = role('own_only', { objects: { deal: { read: 'own', update: 'own' } }, fields: { 'deal.margin': 'none' } })
  const leads = role('leads', { objects: { deal: { read: 'own' } }, system: ['people'] })
  let [own, lead]: (() => Caller)[] = []

  beforeAll(async () => {
    await design.put(ownOnly, leads)
    await design.publish()
    own = await design.person('Own', [ownOnly.id])
    lead = await design.person('Lead', [leads.id])
  })

  const explained = (asker: Caller | undefined, subject: Caller | undefined, id: string) => {
    if (!asker || !subject) throw new Error('people are made before')
    return explainTo(asker, subject, { objectName: 'deal', id })
  }

  it('is the same for a record of somebody else and for one that is not there', async () => {
    const me = own?.()
    const foreign = await explained(me, me, records[0]?.id ?? '')
    expect(foreign).toEqual(await explained(me, me, uuid7(Date.now())))
    expect(foreign).toMatchObject({ seen: false, rights: { read: { allowed: false, because: [{ by: 'role', role: { name: 'own_only', scope: 'own' } }, { by: 'owner', holds: false }] } } })
    expect(JSON.stringify(foreign)).not.toMatch(/margin|Deal \d|"owner":/)
  })

  it('leaves open whose a record is', async () => {
    const answer = await explained(lead?.(), own?.(), records[0]?.id ?? '')
    expect(answer.rights.read).toMatchObject({ allowed: null, because: [{ by: 'role' }, { by: 'owner', holds: null }] })
    expect(answer.rights.create).toMatchObject({ allowed: false, because: [{ by: 'no-role', holds: false }] })
    expect(answer).toEqual(await explained(lead?.(), own?.(), uuid7(Date.now())))
  })

  it('says that a record is in the recycle bin to those who could see it', async () => {
    const admin = design.caller()
    const { id, version } = await createRecord(admin, { objectName: 'deal', values: { name: 'Gone' }, write: write() })
    await deleteRecord(admin, { objectName: 'deal', id, version, write: write() })
    expect((await explained(admin, admin, id)).rights.update).toMatchObject({ allowed: false, because: [{ by: 'right', right: 'read', holds: false }, { by: 'role' }] })
    expect((await explained(admin, own?.(), id)).rights.read.because.at(-1)).toEqual({ by: 'bin', holds: false })
    expect((await refusalOf(explained(admin, admin, uuid7(Date.now())))).code).toBe('not-found')
  })
})
