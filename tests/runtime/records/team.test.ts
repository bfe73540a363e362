import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { listNotifications } from '../../../runtime/notifications/notifications.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { explainTo } from '../../../runtime/records/explain-record.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import { changeTeam, readTeam } from '../../../runtime/records/team/team.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { Refusal } from '../../../runtime/refusal.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { TeamInput } from '../../../schemas/api/team.ts'
import { checkObject } from '../../../schemas/objects/check-object.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { write } from './workspace.ts'

const project = object('project', [field('name', 'text')], { team: true })
const task = object('task', [field('name', 'text'), field('project', 'lookup', { object: 'project', onDelete: 'set_null', sharesTeam: true })])
const part = object('part', [field('name', 'text'), field('project', 'owned_lookup', { object: 'project', required: true, inverse: { name: 'parts', label: 'Parts' } })])
const note = object('note', [field('name', 'text'), field('task', 'lookup', { object: 'task', onDelete: 'set_null' })])

const own = { create: true, read: 'own', update: 'own', delete: 'own' } as const
const works = role('works', { objects: { project: own, task: own, part: { ...own, read: 'all', update: 'all', delete: 'all' }, note: own } })
const sees = role('sees', { objects: { project: { read: 'own' }, task: { read: 'own' } } })
const nothing = role('nothing', { objects: { note: own } })

let design: TestDesign
let owner: Caller
let lan: Caller
let seer: Caller
let apart: Caller
let bridge: RecordAnswer
const records: Record<'task' | 'part', RecordAnswer> = {} as never

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(project, task, part, note, works, sees, nothing)
  await design.publish()
  const person = async (name: string, of: typeof works) => {
    const caller = (await design.person(name, [of.id]))()
    await design.database.sql`insert into ws_main._person_role (person, role) values (${caller.person.id}, ${of.id})`
    return caller
  }
  owner = await person('Owner', works)
  lan = await person('Lan', works)
  seer = await person('Seer', sees)
  apart = await person('Apart', nothing)
  bridge = await createRecord(owner, { objectName: 'project', values: { name: 'Bridge' }, write: write() })
  records.task = await createRecord(owner, { objectName: 'task', values: { name: 'Plan it', project: bridge.id }, write: write() })
  records.part = await createRecord(owner, { objectName: 'part', values: { name: 'Pillar', project: bridge.id }, write: write() })
})
afterAll(() => design.close())

const of = () => ({ objectName: 'project', id: bridge.id })
const letIn = (person: Caller, input: TeamInput | null, by = owner) => changeTeam(by, { ...of(), person: person.person.id, input, write: write() })

async function isOpen(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const objects = ['project', 'task', 'part'] as const
const recordOf = (name: (typeof objects)[number]): RecordAnswer => (name === 'project' ? bridge : records[name])
const listed = async (who: Caller, objectName: string) =>
  (await isOpen(readRecord(who, { objectName, id: recordOf(objectName as 'project').id }))) && (await queryRecords(who, { objectName, query: {}, now: new Date() })).items.some(({ id }) => id === recordOf(objectName as 'project').id)
const sawn = (who: Caller) => Promise.all(objects.map((name) => (who.access.object(name).read ? listed(who, name) : false)))
const changed = (who: Caller) =>
  Promise.all(objects.map((objectName) => isOpen(updateRecord(who, { objectName, id: recordOf(objectName).id, version: recordOf(objectName).version, values: {}, write: write() }))))

describe('the team of a record', () => {
  it('sees or changes it, what shares its team and what belongs to it, until it is taken back', async () => {
    expect([await sawn(lan), await changed(lan)]).toEqual([[false, false, false], [false, false, false]])
    await letIn(lan, { right: 'read' })
    expect([await sawn(lan), await changed(lan)]).toEqual([[true, true, true], [false, false, false]])
    await letIn(lan, { right: 'update' })
    expect([await sawn(lan), await changed(lan)]).toEqual([[true, true, true], [true, true, true]])
    expect((await readRecord(lan, of()))._can).toEqual({ update: true, delete: false })
    expect((await readRecord(lan, { objectName: 'part', id: records.part.id }))._can).toEqual({ update: true, delete: true })
    await letIn(lan, null)
    expect([await sawn(lan), await changed(lan)]).toEqual([[false, false, false], [false, false, false]])
  })

  it('reaches one hop and no further', async () => {
    const far = await createRecord(owner, { objectName: 'note', values: { name: 'Far', task: records.task.id }, write: write() })
    await letIn(lan, { right: 'update' })
    expect(await isOpen(readRecord(lan, { objectName: 'note', id: far.id }))).toBe(false)
    await letIn(lan, null)
  })

  it('never gives what no role gives', async () => {
    await letIn(seer, { right: 'update' })
    await letIn(apart, { right: 'update' })
    expect([await sawn(seer), await changed(seer)]).toEqual([[true, true, false], [false, false, false]])
    expect([await sawn(apart), await changed(apart)]).toEqual([[false, false, false], [false, false, false]])
    const { members } = await readTeam(owner, of())
    expect(members.map(({ person, canOpen }) => [person.name, canOpen])).toEqual([['Apart', false], ['Seer', true]])
    await letIn(seer, null)
    await letIn(apart, null)
  })

  it('ends with its last day, and with the work of the person', async () => {
    await letIn(lan, { right: 'read', until: '2020-01-31' })
    expect(await sawn(lan)).toEqual([false, false, false])
    expect((await readTeam(owner, of())).members).toMatchObject([{ until: '2020-01-31', isOver: true }])
    await letIn(lan, { right: 'read', until: '2999-12-31' })
    expect(await sawn(lan)).toEqual([true, true, true])
    await design.database.sql`update ws_main._person set active = false where id = ${lan.person.id}`
    expect((await readTeam(owner, of())).members).toEqual([])
    await design.database.sql`update ws_main._person set active = true where id = ${lan.person.id}`
    await letIn(lan, null)
  })

  it('is changed by the owner, and by who sets owners; nobody gives more than he or she may', async () => {
    expect((await refusalOf(letIn(seer, { right: 'read' }, lan))).code).toBe('not-found')
    await letIn(lan, { right: 'update' })
    expect((await refusalOf(letIn(seer, { right: 'read' }, lan))).code).toBe('forbidden')
    expect((await letIn(seer, { right: 'read' }, design.caller())).members.map(({ person }) => person.name)).toEqual(['Lan', 'Seer'])
    const mine = await createRecord(design.caller(), { objectName: 'project', values: { name: 'Seen only', owner: seer.person.id }, write: write() })
    const give = (right: 'read' | 'update') => changeTeam(seer, { objectName: 'project', id: mine.id, person: lan.person.id, input: { right }, write: write() })
    expect((await refusalOf(give('update'))).code).toBe('forbidden')
    expect((await give('read'))._can).toEqual({ change: true, giveUpdate: false })
    expect((await refusalOf(readTeam(owner, { objectName: 'task', id: records.task.id }))).code).toBe('not-found')
    expect((await refusalOf(letIn({ ...lan, person: { ...lan.person, id: crypto.randomUUID() } }, { right: 'read' }))).code).toBe('invalid-request')
    await letIn(seer, null)
    await letIn(lan, null)
  })

  it('is told to who comes in, and to the history', async () => {
    const told = async () => (await listNotifications(lan, { limit: 20 })).items.filter(({ record }) => record === bridge.id).length
    const before = await told()
    await letIn(lan, { right: 'read' })
    await letIn(lan, { right: 'read' })
    await letIn(lan, { right: 'update' })
    expect([(await told()) - before, (await listNotifications(lan, { limit: 1 })).items[0]?.title]).toEqual([1, 'Owner added you to the team: Bridge'])
    await letIn(lan, null)
    const { items } = await recordHistory(owner, of())
    expect(items.slice(0, 3).map(({ op, member }) => [op, member])).toEqual([['team', { name: 'Lan' }], ['team', { name: 'Lan', right: 'update' }], ['team', { name: 'Lan', right: 'read' }]])
  })

  it('is a reason, and stays with the record through the recycle bin', async () => {
    await letIn(lan, { right: 'read' })
    const { rights } = await explainTo(design.caller(), lan, of())
    expect(rights.read).toMatchObject({ allowed: true, because: [{ by: 'role' }, { by: 'reach', holds: true, ways: [{ way: 'owner', holds: false }, { way: 'member', holds: true }] }] })
    const { version } = await readRecord(owner, of())
    for (const each of [records.part, records.task]) expect(each.id).toBeTruthy()
    await deleteRecord(owner, { ...of(), version, write: write() })
    expect(await isOpen(readRecord(lan, of()))).toBe(false)
    await restoreRecord(owner, { ...of(), write: write() })
    expect(await isOpen(readRecord(lan, of()))).toBe(true)
    await letIn(lan, null)
  })
})

it('a team is shared by records that have one, and belongs to none that belong to others', () => {
  const faults = (checked: ObjectDefinition, ...others: ObjectDefinition[]) => checkObject(checked, definitionSet([checked, ...others])).map(({ code, path }) => `${code} ${path}`)
  expect(faults(task, { ...project, team: false })).toEqual(['field.lookup.no-team /fields/1/sharesTeam'])
  expect(faults({ ...part, team: true }, project)).toEqual(['object.team-of-part /team'])
})
