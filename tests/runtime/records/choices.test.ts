import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { appView } from '../../../runtime/roles/app-view.ts'
import { columnsFor, startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object, option, refusalOf } from '../../support/publishing.ts'
import { write } from './workspace.ts'

const [vn, cn] = [option('vn'), option('cn')]
const cities = { kind: 'picklist', format: 1, id: newId('picklist'), name: 'cities', label: { en: 'Cities' }, options: ['hanoi', 'hue', 'beijing'].map(option) } as const

const dependsOn = { field: 'country', options: { vn: ['hanoi', 'hue'], cn: ['beijing'] } }
const place = object('place', [
  field('name', 'text'),
  field('country', 'picklist', { options: [vn, cn] }),
  field('city', 'picklist', { picklist: 'cities', dependsOn }),
  field('seen', 'multi_picklist', { picklist: 'cities' }),
  field('size', 'picklist', { options: [option('small'), { ...option('huge'), retired: true }] }),
])

let design: TestImports
beforeAll(async () => {
  design = await startTestImports()
  await design.put(cities, place)
  await design.publish()
})
afterAll(() => design.close())

const create = (values: Record<string, unknown>) => createRecord(design.caller(), { objectName: 'place', values, write: write() })
const update = (id: string, version: number, values: Record<string, unknown>) => updateRecord(design.caller(), { objectName: 'place', id, version, values, write: write() })
const codes = async (work: Promise<unknown>) => (await refusalOf(work)).issues.map(({ code, path }) => `${code} ${path}`)

describe('options of a shared picklist', () => {
  it('are those of every field that borrows them, and reach the browser with it', async () => {
    const made = await create({ name: 'A', country: 'vn', city: 'hue', seen: ['beijing', 'hanoi'] })
    expect(made.values).toMatchObject({ city: 'hue', seen: ['hanoi', 'beijing'] })
    expect(await codes(create({ name: 'B', seen: ['paris'] }))).toEqual(['not-an-option /values/seen'])
    const [shown] = appView(design.caller()).objects.filter(({ definition }) => definition.name === 'place')
    expect(shown?.definition.fields.find(({ name }) => name === 'seen')).toMatchObject({ picklist: 'cities', options: [{ value: 'hanoi' }, { value: 'hue' }, { value: 'beijing' }] })
  })

  it('are looked for in the records of every object when one goes', async () => {
    await design.put({ ...cities, options: cities.options.slice(1) })
    const { checks, publishable } = await planPublish(design.caller(), {})
    expect(checks.map(({ code, failing }) => ({ code, failing }))).toEqual([
      { code: 'option', failing: 0 },
      { code: 'option', failing: 1 },
    ])
    expect(publishable).toBe(false)
    await design.put(cities)
  })

  it('keep the picklist from being removed, and a field from naming one that is not there', async () => {
    await design.put({ ...place, fields: place.fields.map((each) => (each.name === 'seen' ? { ...each, picklist: 'towns' } : each)) })
    const { issues } = await planPublish(design.caller(), {})
    expect(issues.map(({ code }) => code)).toContain('field.picklist.unknown-picklist')
    await design.put(place)
  })
})

describe('options that depend on another value', () => {
  it('are refused where that value does not offer them, or is blank', async () => {
    expect(await codes(create({ name: 'C', country: 'cn', city: 'hue' }))).toEqual(['option-not-offered /values/city'])
    expect(await codes(create({ name: 'C', city: 'hue' }))).toEqual(['option-not-offered /values/city'])
  })

  it('are asked again when that value changes', async () => {
    const { id } = await create({ name: 'D', country: 'vn', city: 'hanoi' })
    expect(await codes(update(id, 1, { country: 'cn' }))).toEqual(['option-not-offered /values/city'])
    expect((await update(id, 1, { country: 'cn', city: 'beijing' })).version).toBe(2)
  })
})

describe('a retired option', () => {
  it('is not chosen newly, and stays where it is', async () => {
    expect(await codes(create({ name: 'E', size: 'huge' }))).toEqual(['option-not-offered /values/size'])
    const { id } = await create({ name: 'E', size: 'small' })
    expect(await codes(update(id, 1, { size: 'huge' }))).toEqual(['option-not-offered /values/size'])
    await design.database.sql`update ws_main.place set size = 'huge' where id = ${id}`
    expect((await update(id, 1, { name: 'E2', size: 'huge' })).values).toMatchObject({ name: 'E2', size: 'huge' })
    expect((await readRecord(design.caller(), { objectName: 'place', id })).values.size).toBe('huge')
  })
})

it('an import holds to what is offered', async () => {
  const outcome = await design.take('name,country,city,size\nF,vn,hanoi,small\nG,cn,hanoi,\nH,,,huge\n', {
    object: 'place', mode: 'insert', mapping: { columns: columnsFor(place, [['name', 'name'], ['country', 'country'], ['city', 'city'], ['size', 'size']]) },
  })
  expect(outcome).toMatchObject({ created: 1, rejected: 2 })
})
