import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import type { Caller } from '../../../runtime/caller.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
let rep: () => Caller
let viewer: () => Caller

const write = () => ({ now: new Date(), cause: { root: randomUUID(), depth: 0, via: 'test' } })
const create = (caller: Caller, objectName: string, values: Record<string, unknown>) => createRecord(caller, { objectName, values, write: write() })
const update = (caller: Caller, objectName: string, { id, version }: { id: string; version: number }, values: Record<string, unknown>) => updateRecord(caller, { objectName, id, version, values, write: write() })
const remove = (caller: Caller, objectName: string, { id, version }: { id: string; version: number }) => deleteRecord(caller, { objectName, id, version, write: write() })
const titles = async (caller: Caller, objectName: string) => (await queryRecords(caller, { objectName, query: { sort: [{ path: 'name' }] }, now: new Date() })).items.map(({ values }) => values.name)

const everything = { create: true, read: 'all', update: 'all', delete: 'all' } as const
const line = object('line', [field('name', 'text'), field('quote', 'owned_lookup', { object: 'quote', required: true, inverse: { name: 'lines', label: 'Lines' } })])

beforeAll(async () => {
  design = await startTestDesign()
  const own = role('rep', { objects: { quote: { create: true, read: 'own', update: 'own', delete: 'own' }, line: everything, part: everything } })
  const looks = role('viewer', { objects: { quote: { read: 'all' }, line: everything } })
  await design.put(
    object('quote', [field('name', 'text')]),
    line,
    object('part', [field('name', 'text'), field('line', 'owned_lookup', { object: 'line', required: true, reparent: true })]),
    own,
    looks,
  )
  await design.publish()
  rep = await design.person('Binh', [own.id])
  viewer = await design.person('Chi', [looks.id])
})
afterAll(() => design.close())

describe('a record that belongs to another', () => {
  it('is seen and changed by whoever may that with its parent, whoever owns it', async () => {
    const [mine, others] = [await create(rep(), 'quote', { name: 'Mine' }), await create(design.caller(), 'quote', { name: 'Others' })]
    const inMine = await create(design.caller(), 'line', { name: 'A', quote: mine.id })
    const inOthers = await create(design.caller(), 'line', { name: 'B', quote: others.id })
    expect(await titles(rep(), 'line')).toEqual(['A'])
    expect(await titles(design.caller(), 'line')).toEqual(['A', 'B'])
    expect(await refusalOf(readRecord(rep(), { objectName: 'line', id: inOthers.id }))).toMatchObject({ code: 'not-found' })
    const changed = await update(rep(), 'line', inMine, { name: 'A2' })
    expect(changed._can).toEqual({ update: true, delete: true })
    const part = await create(rep(), 'part', { name: 'Screw', line: inMine.id })
    expect(part._can).toEqual({ update: true, delete: true })
    expect(await titles(rep(), 'part')).toEqual(['Screw'])
    expect(await refusalOf(create(rep(), 'part', { name: 'Bolt', line: inOthers.id }))).toMatchObject({ issues: [{ code: 'unknown-parent', path: '/values/line' }] })
  })

  it('is only looked at where its parent is', async () => {
    const quote = await create(design.caller(), 'quote', { name: 'Seen' })
    const seen = await create(design.caller(), 'line', { name: 'Seen', quote: quote.id })
    expect(await readRecord(viewer(), { objectName: 'line', id: seen.id })).toMatchObject({ _can: { update: false, delete: false } })
    expect(await refusalOf(create(viewer(), 'line', { name: 'X', quote: quote.id }))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(update(viewer(), 'line', seen, { name: 'X' }))).toMatchObject({ code: 'forbidden' })
    expect(await refusalOf(remove(viewer(), 'line', seen))).toMatchObject({ code: 'forbidden' })
  })

  it('stays with its parent unless its field lets it go', async () => {
    const [one, other] = [await create(design.caller(), 'quote', { name: 'One' }), await create(design.caller(), 'quote', { name: 'Other' })]
    const fixed = await create(design.caller(), 'line', { name: 'Fixed', quote: one.id })
    expect(await refusalOf(update(design.caller(), 'line', fixed, { quote: other.id }))).toMatchObject({ issues: [{ code: 'parent-fixed', path: '/values/quote' }] })
    const second = await create(design.caller(), 'line', { name: 'Second', quote: one.id })
    const free = await create(design.caller(), 'part', { name: 'Free', line: fixed.id })
    expect(await update(design.caller(), 'part', free, { line: second.id })).toMatchObject({ values: { line: second.id } })
  })

  it('goes and comes back with its parent, with all that belongs to it', async () => {
    const quote = await create(design.caller(), 'quote', { name: 'Gone' })
    const row = await create(design.caller(), 'line', { name: 'Row of gone', quote: quote.id })
    const part = await create(design.caller(), 'part', { name: 'Part of gone', line: row.id })
    await remove(design.caller(), 'quote', quote)
    for (const [objectName, { id }] of [['line', row], ['part', part]] as const) {
      expect(await refusalOf(readRecord(design.caller(), { objectName, id }))).toMatchObject({ code: 'not-found' })
    }
    await restoreRecord(design.caller(), { objectName: 'quote', id: quote.id, write: write() })
    expect(await readRecord(design.caller(), { objectName: 'part', id: part.id })).toMatchObject({ values: { name: 'Part of gone' } })
  })
})

describe('a lookup that becomes an owned one', () => {
  it('is held up by records that point at nothing, and named in the review', async () => {
    const note = object('note', [field('name', 'text'), field('quote', 'lookup', { object: 'quote' })])
    await design.put(note)
    await design.publish()
    const quote = await create(design.caller(), 'quote', { name: 'Noted' })
    await create(design.caller(), 'note', { name: 'Filled', quote: quote.id })
    const blank = await create(design.caller(), 'note', { name: 'Blank' })
    const [title, link] = note.fields
    if (!title || !link) throw new Error('the note has two fields')
    const owned = { id: link.id, name: link.name, label: link.label, type: 'owned_lookup', object: 'quote', required: true }
    await design.put({ ...note, fields: [title, owned] })
    const planned = await planPublish(design.caller(), {})
    expect(planned).toMatchObject({ publishable: false, checks: [{ cause: link.id, failing: 1, first: [{ id: blank.id }] }] })
    await update(design.caller(), 'note', blank, { quote: quote.id })
    await design.publish()
    await remove(design.caller(), 'quote', quote)
    expect(await titles(design.caller(), 'note')).toEqual([])
    await design.put(note)
    await design.publish()
  })
})
