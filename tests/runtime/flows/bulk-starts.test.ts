import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimEvents } from '../../../runtime/flows/triggers/claim-events.ts'
import { previewUpload } from '../../../runtime/imports/preview.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { restoreRecord } from '../../../runtime/records/restore.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import type { ImportRequest } from '../../../schemas/api/import.ts'
import { newId } from '../../../schemas/ids.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object } from '../../support/publishing.ts'

const deal = object('deal', [field('name', 'text', { required: true }), field('amount', 'currency')], { unique: [{ id: newId('unique'), fields: ['name'] }] })
const when = { '>': [{ var: 'record.amount' }, 100] }

function onDeals(name: string, trigger: Record<string, unknown>): FlowDefinition {
  const id = newId('flow')
  const text = JSON.stringify(drawn('start > wait > end')).replaceAll(/(nod|edg|var)_0{8}/g, `$1_${id.slice(4, 12)}`)
  return { ...(JSON.parse(text) as FlowDefinition), id, name, trigger: { type: 'record', object: 'deal', on: ['create'], ...trigger } }
}

let imports: TestImports
beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(deal, onDeals('each', { when }), onDeals('ignoring', { bulk: 'ignore' }), onDeals('changed', { on: ['update', 'delete'], when }), onDeals('rising', { on: ['update'], when: { '>': [{ var: 'record.amount' }, { old: ['record.amount'] }] } }))
  await imports.publish()
})
afterAll(async () => {
  await imports.runner.stop()
  await imports.close()
})

const claimAll = async () => {
  while ((await claimEvents(imports.workspace)) > 0) continue
}
const starts = () => imports.database.sql<{ name: string; runs: number }[]>`select d.body->>'name' as name, count(*)::int as runs from ws_main._run r
  join ws_main._definition d on d.body->>'id' = r.flow where (d.body->>'kind') = 'flow' group by 1 order by 1`
const columns = [{ column: 'name', field: deal.fields[0]?.id ?? '' }, { column: 'amount', field: deal.fields[1]?.id ?? '' }]
const mapping = { columns }

describe('a dry run of an import', () => {
  const foreseen = async (text: string, request: Partial<ImportRequest> = {}) =>
    (await imports.take(text, { object: 'deal', mode: 'insert', mapping, ...request, dryRun: true })).flows?.map(({ name, bulk, records, runs }) => [name, bulk, records, runs])

  it('says which flows its rows would start, and how often', async () => {
    const rows = Array.from({ length: 5_300 }, (_, index) => `foreseen ${index},${index % 300}`)
    // 17 full rounds of 199, and of the last 200 rows those above 100.
    expect(await foreseen(['name,amount', ...rows, ',7'].join('\n'))).toEqual([['each', 'run', 17 * 199 + 99, 17 * 199 + 99], ['ignoring', 'ignore', 0, 0]])
    expect(await starts()).toEqual([])
  })

  it('is asked for where flows hear of such records: a preview names them', async () => {
    const caller = imports.caller()
    const { flows } = await previewUpload(caller, await imports.upload('name,amount\nOne,1', caller), { settings: {}, object: 'deal' })
    expect(flows?.toSorted((one, other) => one.label.localeCompare(other.label)).map(({ on }) => on)).toContainEqual(['create'])
    expect(flows).toHaveLength(3)
  })

  it('judges changes by what records hold and what the file says', async () => {
    await imports.take('name,amount\nrise,50\nfall,500\nstay,500', { object: 'deal', mode: 'insert', mapping })
    await claimAll()
    const rows = 'name,amount\nrise,150\nfall,20\nstay,500\nnew,900'
    const request = { mode: 'upsert' as const, key: ['name'] }
    expect(await foreseen(rows, request)).toEqual([['changed', 'run', 1, 1], ['each', 'run', 1, 1], ['ignoring', 'ignore', 0, 0], ['rising', 'run', 1, 1]])
    const before = await starts()
    await imports.take(rows, { object: 'deal', mapping, ...request })
    await claimAll()
    const runs = new Map(before.map((each) => [each.name, each.runs]))
    expect((await starts()).map((each) => [each.name, each.runs - (runs.get(each.name) ?? 0)])).toEqual([['changed', 1], ['each', 1], ['rising', 1]])
  })

  it('leaves out records whose run is still under way, as the import does', async () => {
    expect(await foreseen('name,amount\nrise,250', { mode: 'update', key: ['name'] })).toEqual([['changed', 'run', 0, 0], ['rising', 'run', 0, 0]])
    await imports.database.sql`delete from ws_main._run`
  })
})

describe('records that are written many at once', () => {
  it('start flows one by one, but those that ignore them', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `deal ${index},${index}`)
    await imports.take(['name,amount', ...rows].join('\n'), { object: 'deal', mode: 'insert', mapping })
    await claimAll()
    expect(await starts()).toEqual([{ name: 'each', runs: 199 }])
    expect(await imports.database.sql`select count(*)::int as left from ws_main._event`).toEqual([{ left: 0 }])
  })

  it('start flows when they are changed and deleted, and not when they come back', async () => {
    await imports.take('name,amount\ndeal 5,500\ndeal 6,60', { object: 'deal', mode: 'update', key: ['name'], mapping })
    await claimAll()
    expect(await starts()).toContainEqual({ name: 'changed', runs: 1 })
    const [row] = await imports.database.sql<{ id: string; version: number }[]>`select id, version from ws_main.deal where name = 'deal 200'`
    const gone = { objectName: 'deal', id: row?.id ?? '', write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } }
    await deleteRecord(imports.caller(), { ...gone, version: row?.version ?? 0 })
    await restoreRecord(imports.caller(), gone)
    await claimAll()
    expect(await starts()).toContainEqual({ name: 'changed', runs: 2 })
  })
})
