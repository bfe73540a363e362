import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { listTrash } from '../../../runtime/publish/trash.ts'
import { whereUsed } from '../../../runtime/publish/where-used.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign

const line = object('line', [field('name', 'text'), field('quote', 'owned_lookup', { object: 'quote', required: true }), field('price', 'decimal'), field('position', 'integer')])
const lines = field('lines', 'sub_table', { object: 'line', field: 'quote', columns: ['name', 'price'], order: 'position' })
const bare = object('quote', [field('name', 'text')])
const quote = { ...bare, fields: [...bare.fields, lines] }
const linesNow = async () => (await design.get('object', 'quote')).fields.find(({ id }) => id === lines.id)

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(bare, line, quote)
  await design.publish()
})
afterAll(() => design.close())

describe('a field of rows', () => {
  it('changes no table, and follows new names of what it mentions', async () => {
    expect((await design.database.sql`select column_name from information_schema.columns where table_schema = 'ws_main' and table_name = 'quote' and column_name = 'lines'`).length).toBe(0)
    const named = line.fields.map((each) => ({ ...each, name: { name: 'item', quote: 'offer', position: 'place' }[each.name] ?? each.name }))
    await design.put({ ...line, name: 'row', title: 'item', fields: named })
    expect(await linesNow()).toMatchObject({ object: 'row', field: 'offer', columns: ['item', 'price'], order: 'place' })
    await design.put({ ...line })
    expect(await linesNow()).toMatchObject({ object: 'line', field: 'quote', columns: ['name', 'price'], order: 'position' })
  })

  it('is a place where fields are used, and lets columns and the order go', async () => {
    const { references } = await whereUsed(design.caller(), { kind: 'object', name: 'line', field: 'price' })
    expect(references).toMatchObject([{ name: 'quote', path: '/fields/1/columns/1' }])
    const without = (...names: string[]) => ({ ...line, fields: line.fields.filter(({ name }) => !names.includes(name)) })
    expect(await refusalOf(design.put(without('price')))).toMatchObject({ code: 'in-use' })
    for (const name of ['price', 'position']) {
      const [used] = (await whereUsed(design.caller(), { kind: 'object', name: 'line', field: name })).references
      const part = line.fields.find((each) => each.name === name)?.id ?? ''
      await runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'line', part, resolve: [{ kind: 'object', name: 'quote', path: used?.path ?? '', with: 'remove' }] })
    }
    const left = await linesNow()
    expect(left).toMatchObject({ columns: ['name'] })
    expect(left).not.toHaveProperty('order')
    for (const name of ['line', 'quote']) await runCommand(design.caller(), { command: 'discard', kind: 'object', name })
  })

  it('goes to the trash and comes back', async () => {
    await design.put(bare)
    expect(await planPublish(design.caller(), {})).toMatchObject({ publishable: true, planned: [{ op: 'trashField', class: 'safe', rows: 0 }] })
    await design.publish()
    expect(await listTrash(design.workspace)).toMatchObject([{ id: lines.id, name: 'lines', type: 'field' }])
    await runCommand(design.caller(), { command: 'restore', kind: 'object', name: 'quote', part: lines.id })
    await design.publish()
    expect(await linesNow()).toEqual(lines)
    expect(await listTrash(design.workspace)).toEqual([])
  })

  it('is left out of a copy of its object, whose records have no rows', async () => {
    await runCommand(design.caller(), { command: 'clone', kind: 'object', name: 'quote', to: 'offer' })
    expect((await design.get('object', 'offer')).fields.map(({ name }) => name)).toEqual(['name'])
    expect((await planPublish(design.caller(), {})).issues).toEqual([])
    await runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'offer' })
  })

  it('is refused where the rows do not belong to the record', async () => {
    const other = object('other', [field('name', 'text'), field('lines', 'sub_table', { object: 'line', field: 'quote', columns: ['quote', 'nothing'], order: 'price' })])
    await design.put(other)
    const { issues } = await planPublish(design.caller(), {})
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'field.sub-table.not-owned /object/other/fields/1/field',
      'field.sub-table.no-column /object/other/fields/1/columns/0',
      'field.sub-table.no-column /object/other/fields/1/columns/1',
      'field.sub-table.no-order /object/other/fields/1/order',
    ])
  })
})
