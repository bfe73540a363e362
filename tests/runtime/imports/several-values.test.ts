import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import { columnsFor, startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object, option } from '../../support/publishing.ts'

const paint = object('paint', [field('name', 'text'), field('code', 'text'), field('colours', 'multi_picklist', { options: [option('red'), option('green')] }), field('words', 'tags'), field('place', 'address')], {
  unique: [{ id: newId('unique'), fields: ['code'] }],
})

const mapping = { columns: columnsFor(paint, [['name', 'name'], ['code', 'code'], ['colours', 'colours'], ['words', 'words'], ['place', 'place']]) }

let imports: TestImports

beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(paint)
  await imports.publish()
})
afterAll(() => imports.close())

const stored = () => imports.database.sql<{ code: string; colours: string[] | null; words: string[] | null; place: object | null; version: number }[]>`select code, colours, words, place, version from ws_main.paint order by code`

test('lists and addresses are taken from one cell each, made and changed, and left alone where they are the same', async () => {
  const first = 'name,code,colours,words,place\nA,1,green; red,"a ""b""; c\\d","1 ""High"" St\n\tHuế\\"\nB,2,red,,\nC,3,pink,,\n'
  expect(await imports.take(first, { object: 'paint', mode: 'insert', mapping })).toMatchObject({ created: 2, rejected: 1 })
  const again = 'name,code,colours,words,place\nA,1,red; green,"a ""b""; c\\d","1 ""High"" St\n\tHuế\\"\nB,2,green,"x; {y}",Hà Nội\n'
  expect(await imports.take(again, { object: 'paint', mode: 'upsert', key: ['code'], mapping })).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await stored()).toEqual([
    { code: '1', colours: ['red', 'green'], words: ['a "b"', 'c\\d'], place: { text: '1 "High" St\n\tHuế\\' }, version: 1 },
    { code: '2', colours: ['green'], words: ['x', '{y}'], place: { text: 'Hà Nội' }, version: 2 },
  ])
})
