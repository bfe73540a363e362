import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { undoCommand } from '../../../runtime/publish/undo-command.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
let lan: () => Caller
const secret = field('secret', 'text')

beforeEach(async () => {
  design = await startTestDesign()
  await design.put(object('deal', [field('name', 'text'), secret]))
  await design.put(role('designer', { objects: { deal: { read: 'all' } }, fields: { 'deal.secret': 'none' }, system: ['design', 'publish'] }))
  await design.publish()
  const designer = await design.get<RoleDefinition>('role', 'designer')
  lan = await design.person('Lan', [designer.id])
  const write = { now: new Date(), cause: { root: randomUUID(), depth: 0, via: 'test' } }
  await createRecord(design.caller(), { objectName: 'deal', values: { name: 'Renewal', secret: 'bribe' }, write })
  const deal = await design.get('object', 'deal')
  await design.put({ ...designer, fields: {} }, { ...deal, fields: deal.fields.filter(({ id }) => id !== secret.id) } as ObjectDefinition)
  await design.publish()
})
afterEach(() => design.close())

const found = async (search: string, caller: Caller): Promise<number> =>
  (await queryRecords(caller, { objectName: 'deal', query: { search }, now: new Date() })).items.length

describe('a field in the trash', () => {
  it('is found by nobody', async () => {
    expect([await found('renewal', lan()), await found('bribe', lan()), await found('bribe', design.caller())]).toEqual([1, 0, 0])
  })

  it('comes back with the rights to it, and opened only by somebody who could see it', async () => {
    await runCommand(lan(), { command: 'restore', kind: 'object', name: 'deal', part: secret.id, to: 'harmless' })
    expect((await planPublish(lan(), {})).issues).toEqual([])
    const designer = await design.get<RoleDefinition>('role', 'designer')
    expect(designer.fields).toEqual({ 'deal.harmless': 'none' })
    await design.put({ ...designer, fields: {} })
    const plan = await planPublish(lan(), {})
    expect(plan.issues).toMatchObject([{ code: 'role.exceeds-own-rights', path: '/role/designer/objects/deal', params: { rights: ['deal.harmless'] } }])
    await design.publish()
    expect(await found('bribe', design.caller())).toBe(1)
  })
})

describe('an object in the trash', () => {
  it('comes back only by somebody who could read its records', async () => {
    const [deal, designer] = [await design.get('object', 'deal'), await design.get<RoleDefinition>('role', 'designer')]
    await design.put({ ...designer, objects: {} })
    await design.publish()
    await runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'deal' })
    await design.publish()
    await runCommand(lan(), { command: 'restore', kind: 'object', name: 'deal', part: deal.id })
    await design.put({ ...designer, objects: { deal: { read: 'all' } } })
    expect((await planPublish(lan(), {})).issues).toMatchObject([{ code: 'role.exceeds-own-rights', path: '/role/designer/objects/deal' }])
    await design.publish()
    expect(await found('renewal', lan())).toBe(1)
  })
})

describe('undo', () => {
  it('refuses where it is no longer known what was there before', async () => {
    const { entry } = await runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'deal', to: 'bargain' })
    await design.database.sql`delete from ws_main._draft_revision r using (select id, max(revision) as last from ws_main._draft_revision group by id) l where r.id = l.id and r.revision < l.last`
    expect(await refusalOf(undoCommand(design.caller(), entry))).toMatchObject({ code: 'conflict' })
    expect(await design.get('object', 'bargain')).toMatchObject({ name: 'bargain' })
  })
})
