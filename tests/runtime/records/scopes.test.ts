import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { addComment, listComments } from '../../../runtime/comments/comments.ts'
import { readableFile } from '../../../runtime/files/readable-files.ts'
import { keepUpload } from '../../../runtime/files/uploads.ts'
import { bulkWrite } from '../../../runtime/records/bulk.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { readRelated } from '../../../runtime/records/related-values.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import { searchRecords } from '../../../runtime/records/search-records.ts'
import { suggestWords } from '../../../runtime/records/suggest-words.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { RightScope } from '../../../schemas/roles/role.ts'
import { startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object, role } from '../../support/publishing.ts'
import { write } from './workspace.ts'

const account = object('account', [field('name', 'text'), field('rating', 'integer')])
const deal = object('deal', [
  field('name', 'text'), field('code', 'text'), field('amount', 'integer'), field('words', 'tags'), field('paper', 'file'),
  field('account', 'lookup', { object: 'account', onDelete: 'set_null' }),
], { unique: [{ id: 'unq_0123456789ab', fields: ['code'] }] })
const line = object('line', [field('name', 'text'), field('deal', 'owned_lookup', { object: 'deal', required: true, inverse: { name: 'lines', label: 'Lines' } })])
const note = object('note', [field('name', 'text'), field('deal', 'lookup', { object: 'deal', onDelete: 'set_null' })])

const rated = { '>': [{ var: 'account.rating' }, 3] }
const others = { line: { create: true, read: 'all', update: 'all', delete: 'all' }, note: { create: true, read: 'all' } } as const
const scoped = (name: string, scope: RightScope) =>
  role(name, { objects: { ...others, deal: { create: true, read: scope, update: scope, delete: scope, import: true } }, fields: { 'deal.account': 'none' } })
const roles = { own: scoped('own', 'own'), team: scoped('team', 'team'), below: scoped('below', 'below'), where: scoped('rated', { where: rated }) }

let design: TestImports
let me: Readonly<Record<keyof typeof roles, Caller>>
const owners = new Map<string, Caller>()
const places = ['mine', 'beside', 'under', 'elsewhere', 'nobody'] as const
type Place = (typeof places)[number]
const deals = new Map<Place, RecordAnswer>()

/** Which deals each scope reaches; the deal elsewhere is of an account that the rule asks for. */
const reached: Readonly<Record<keyof typeof roles, readonly Place[]>> = {
  own: ['mine'], team: ['mine', 'beside'], below: ['mine', 'beside', 'under'], where: ['mine', 'elsewhere'],
}

const move = (person: string, department: string | null) => design.database.sql`update ws_main._person set department = ${department} where id = ${person}`

beforeAll(async () => {
  design = await startTestImports()
  await design.put(account, deal, line, note, ...Object.values(roles))
  await design.publish()
  const [north, hanoi, south] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await design.database.sql`insert into ws_main._department (id, name, parent) values (${north}, 'North', null), (${hanoi}, 'Hanoi', ${north}), (${south}, 'South', null)`
  const one = (await design.person('Me', [roles.own.id]))()
  const accessOf = async (id: string) => ({ ...(await design.person('Other', [id]))(), person: one.person })
  me = { own: one, team: await accessOf(roles.team.id), below: await accessOf(roles.below.id), where: await accessOf(roles.where.id) }
  for (const [place, department] of [['beside', south], ['under', hanoi], ['elsewhere', south]] as const) {
    const owner = (await design.person(place, []))()
    owners.set(place, owner)
    await move(owner.person.id, department)
  }
  await move(one.person.id, north)
  // A person is of other departments, too, as a colleague beside them.
  await design.database.sql`update ws_main._person set other_departments = array[${north}]::uuid[] where id = ${owners.get('beside')?.person.id ?? ''}`
  const good = await createRecord(design.caller(), { objectName: 'account', values: { name: 'Good', rating: 5 }, write: write() })
  const poor = await createRecord(design.caller(), { objectName: 'account', values: { name: 'Poor', rating: 1 }, write: write() })
  for (const place of places) {
    const owner = place === 'mine' ? one.person.id : (owners.get(place)?.person.id ?? null)
    const paper = [{ id: (await keepUpload(design.caller(), { name: `${place}.pdf`, bytes: new Blob(['%PDF-1.7']).stream() })).id }]
    const values = { name: `Deal ${place}`, code: place, amount: 1, words: [`word_${place}`], paper, account: place === 'elsewhere' ? good.id : poor.id, owner }
    const made = await createRecord(design.caller(), { objectName: 'deal', values, write: write() })
    deals.set(place, made)
    await createRecord(design.caller(), { objectName: 'line', values: { name: `Line ${place}`, deal: made.id }, write: write() })
  }
})
afterAll(async () => {
  await design.runner.stop()
  await design.close()
})

const dealAt = (place: Place): RecordAnswer => deals.get(place) ?? (() => { throw new Error(place) })()
const idOf = (place: Place): string => dealAt(place).id
const scopesOf = Object.keys(roles) as (keyof typeof roles)[]

async function isOpen(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const namesIn = async (who: Caller, objectName: string, query: object) =>
  (await queryRecords(who, { objectName, query: { select: ['name'], limit: 50, ...query }, now: new Date() })).items.map(({ values }) => values['name']).toSorted()

/** Each door says of one deal whether somebody comes through; what it writes leaves the deal as it is. */
const doors: Readonly<Record<string, (who: Caller, place: Place) => Promise<boolean>>> = {
  read: (who, place) => isOpen(readRecord(who, { objectName: 'deal', id: idOf(place) })),
  list: async (who, place) => (await namesIn(who, 'deal', {})).includes(`Deal ${place}`),
  search: async (who, place) => (await searchRecords(who, { text: `Deal ${place}`, perObject: 5, now: new Date() })).some(({ id }) => id === idOf(place)),
  words: async (who, place) => (await suggestWords(who, { objectName: 'deal', field: 'words', text: `word_${place}` })).length > 0,
  history: (who, place) => isOpen(recordHistory(who, { objectName: 'deal', id: idOf(place) })),
  file: (who, place) => isOpen(readableFile(who, (dealAt(place).values['paper'] as unknown as { id: string }[])[0]?.id ?? '')),
  comment: (who, place) => isOpen(addComment(who, { objectName: 'deal', id: idOf(place) }, { body: 'Hello', mentions: [] })),
  comments: (who, place) => isOpen(listComments(who, { objectName: 'deal', id: idOf(place) })),
  link: (who, place) => isOpen(createRecord(who, { objectName: 'note', values: { name: 'Note', deal: idOf(place) }, write: write() })),
  over: async (who, place) => (await readRelated(who, { objectName: 'note', links: { deal: idOf(place) }, paths: ['deal.name'] }))['deal.name'] !== null,
  row: (who, place) => isOpen(createRecord(who, { objectName: 'line', values: { name: 'Another', deal: idOf(place) }, write: write() })),
  rows: async (who, place) => (await namesIn(who, 'line', { where: { '==': [{ var: 'name' }, `Line ${place}`] } })).length > 0,
  update: (who, place) => isOpen(updateRecord(who, { objectName: 'deal', id: idOf(place), version: dealAt(place).version, values: {}, write: write() })),
  bulk: async (who, place) => {
    const [result] = await bulkWrite(who, { objectName: 'deal', request: { mode: 'each', items: [{ op: 'upsert', key: ['code'], values: { code: place, amount: 1 } }] }, write: write() })
    return result !== undefined && 'record' in result
  },
  import: async (who, place) => {
    // A job works with the roles that its person has by then.
    const scope = scopesOf.find((each) => me[each] === who) ?? 'own'
    await design.database.sql`delete from ws_main._person_role where person = ${who.person.id}`
    await design.database.sql`insert into ws_main._person_role (person, role) values (${who.person.id}, ${roles[scope].id})`
    const columns = ['code', 'amount'].map((column) => ({ column, field: fieldId(column) }))
    const { rejected } = await design.take(`code,amount\n${place},1\n`, { object: 'deal', mode: 'update', key: ['code'], dryRun: true, mapping: { columns } }, who)
    return rejected === 0
  },
}

const fieldId = (name: string): string => deal.fields.find((each) => each.name === name)?.id ?? ''

describe('every door', () => {
  it.each(Object.entries(doors))('lets through by %s exactly whom the scope lets through', async (_door, opens) => {
    for (const scope of scopesOf) {
      const open: Place[] = []
      for (const place of places) if (await opens(me[scope], place)) open.push(place)
      expect([scope, open]).toEqual([scope, reached[scope]])
    }
  })

  it('says what may be done with a record as the door to it decides', async () => {
    for (const scope of scopesOf) {
      const who = me[scope]
      const { items } = await queryRecords(who, { objectName: 'deal', query: { select: ['name'] }, now: new Date() })
      expect(items.map(({ _can }) => _can)).toEqual(reached[scope].map(() => ({ update: true, delete: true })))
    }
  })

  it('lets delete and restore by the same records', async () => {
    for (const scope of scopesOf) {
      for (const place of places) {
        const values = { name: 'Passing', owner: (dealAt(place).values['owner'] ?? null) as string | null, account: dealAt(place).values['account'] ?? null }
        const { id, version } = await createRecord(design.caller(), { objectName: 'deal', values, write: write() })
        const isReached = reached[scope].includes(place)
        expect(await isOpen(deleteRecord(me[scope], { objectName: 'deal', id, version, write: write() }))).toBe(isReached)
        if (!isReached) await deleteRecord(design.caller(), { objectName: 'deal', id, version, write: write() })
        expect(await isOpen(readRecord(me[scope], { objectName: 'deal', id, deleted: true }))).toBe(isReached)
        expect(await isOpen(restoreRecord(me[scope], { objectName: 'deal', id, write: write() }))).toBe(isReached)
      }
    }
  })
})

describe('a scope by a rule', () => {
  it('reads fields that are hidden from those whom it lets in, and shows none of them', async () => {
    const record = await readRecord(me.where, { objectName: 'deal', id: idOf('elsewhere') })
    expect(record.values).not.toHaveProperty('account')
    expect(await isOpen(namesIn(me.where, 'deal', { where: rated }))).toBe(false)
  })

  it('answers a write that leads out of it, and says that it was the last', async () => {
    const { id, version } = await createRecord(design.caller(), { objectName: 'deal', values: { name: 'Leaving', account: dealAt('elsewhere').values['account'] ?? null, owner: null }, write: write() })
    const widened = { ...me.where, access: { ...me.where.access, object: (name: string) => ({ ...me.where.access.object(name), editable: new Set([...me.where.access.object(name).editable, 'account']) }) } }
    const answer = await updateRecord(widened, { objectName: 'deal', id, version, values: { account: null }, write: write() })
    expect(answer).toMatchObject({ version: version + 1, _can: { update: false, delete: false } })
    expect(await isOpen(readRecord(me.where, { objectName: 'deal', id }))).toBe(false)
  })
})

it('a move to another department counts from the next statement on', async () => {
  const { id } = owners.get('elsewhere')?.person ?? { id: '' }
  const [{ department = null } = {}] = await design.database.sql<{ department: string }[]>`select department from ws_main._person where id = ${me.own.person.id}`
  const [{ before = null } = {}] = await design.database.sql<{ before: string }[]>`select department as before from ws_main._person where id = ${id}`
  expect(await doors['read']?.(me.team, 'elsewhere')).toBe(false)
  await move(id, department)
  expect(await doors['read']?.(me.team, 'elsewhere')).toBe(true)
  await move(id, before)
  expect(await doors['read']?.(me.team, 'elsewhere')).toBe(false)
})
