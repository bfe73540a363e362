import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { suggestWords } from '../../../runtime/records/suggest-words.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { field, object, option, refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { write } from './workspace.ts'

const colours = [option('red'), option('green'), option('blue')]
const paint = object('paint', [
  field('name', 'text'),
  field('colours', 'multi_picklist', { options: colours }),
  field('words', 'tags'),
  field('opens', 'time'),
  field('effort', 'duration'),
  field('stars', 'rating'),
])

let design: TestDesign

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(paint)
  await design.publish()
})
afterAll(() => design.close())

const create = (values: Record<string, unknown>) => createRecord(design.caller(), { objectName: 'paint', values, write: write() })

describe('fields of several values', () => {
  it('are stored, answered and read again as they were sent, in the order of the options', async () => {
    const made = await create({ name: 'A', colours: ['blue', 'red'], words: ['vip', 'a "b" \\c', 'null', '{x}'], opens: '09:30', effort: 5400, stars: 4 })
    const values = { colours: ['red', 'blue'], words: ['vip', 'a "b" \\c', 'null', '{x}'], opens: '09:30:00', effort: 5400, stars: 4 }
    expect(made.values).toMatchObject(values)
    expect((await readRecord(design.caller(), { objectName: 'paint', id: made.id })).values).toMatchObject(values)
  })

  it('are blank when they are empty', async () => {
    const made = await create({ name: 'Empty', colours: [], words: [] })
    expect(made.values).toMatchObject({ colours: null, words: null })
  })

  it('change only when their values do, and the history tells old and new', async () => {
    const made = await create({ name: 'B', colours: ['red', 'green'] })
    const update = (version: number, values: Record<string, unknown>) =>
      updateRecord(design.caller(), { objectName: 'paint', id: made.id, version, values, write: write() })
    expect((await update(1, { colours: ['green', 'red'] })).version).toBe(1)
    const changed = await update(1, { colours: ['green'], words: ['new'] })
    expect(changed).toMatchObject({ version: 2, values: { colours: ['green'], words: ['new'] } })
    const { items } = await recordHistory(design.caller(), { objectName: 'paint', id: made.id })
    expect(items[0]?.changes).toMatchObject([
      { field: 'colours', old: ['red', 'green'], new: ['green'] },
      { field: 'words', old: null, new: ['new'] },
    ])
  })

  it('refuse what is none of the options, and other shapes', async () => {
    for (const colours of [['red', 'pink'], 'red', { red: true }, [['red']], [1]]) {
      expect((await refusalOf(create({ name: 'C', colours }))).issues.map(({ path }) => path)).toEqual(['/values/colours'])
    }
  })

  it('are found by their words, which are suggested to the next one', async () => {
    await create({ name: 'D', words: ['Khách cũ', 'vip'] })
    const page = await queryRecords(design.caller(), { objectName: 'paint', query: { search: 'khach cu' }, now: new Date() })
    expect(page.items.map(({ values }) => values.name)).toEqual(['D'])
    expect(await suggestWords(design.caller(), { objectName: 'paint', field: 'words', text: 'V' })).toEqual(['vip'])
    expect(await suggestWords(design.caller(), { objectName: 'paint', field: 'words' })).toContain('Khách cũ')
    expect((await refusalOf(suggestWords(design.caller(), { objectName: 'paint', field: 'name' }))).code).toBe('not-found')
  })

  it('are filtered by what they include', async () => {
    const found = async (where: unknown) =>
      (await queryRecords(design.caller(), { objectName: 'paint', query: { where }, now: new Date() })).items.map(({ values }) => values.name)
    expect(await found({ includes: [{ var: 'colours' }, 'red'] })).toEqual(['A'])
    expect(await found({ includes: [{ var: 'words' }, 'vip'] })).toEqual(expect.arrayContaining(['A', 'D']))
    expect(await found({ is_blank: [{ var: 'colours' }] })).toEqual(expect.arrayContaining(['Empty', 'D']))
  })

  it('tell which records hold an option that goes', async () => {
    await design.put({ ...paint, fields: paint.fields.map((each) => (each.name === 'colours' ? { ...each, options: [colours[1], colours[2]] } : each)) })
    const { checks } = await planPublish(design.caller(), {})
    expect(checks).toMatchObject([{ code: 'option', failing: 1 }])
  })

  it('are no part of a key', async () => {
    await design.put({ ...paint, unique: [{ id: 'unq_0000000pa1nt', fields: ['words'] }] })
    const { issues } = await planPublish(design.caller(), {})
    expect(issues.map(({ code }) => code)).toContain('object.not-a-key')
  })
})
