import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { readDefinition, readDraft } from '../../../runtime/publish/draft.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { diffReleases, listReleases, readRelease } from '../../../runtime/publish/releases.ts'
import { saveDefinition } from '../../../runtime/publish/save-definition.ts'
import { listTrash } from '../../../runtime/publish/trash.ts'
import { whereUsed } from '../../../runtime/publish/where-used.ts'
import { field, object, option, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
})
afterAll(() => design.close())

const changed = (definition: ObjectDefinition, name: string, change: (field: ObjectDefinition['fields'][number]) => ObjectDefinition['fields'][number]): ObjectDefinition => ({
  ...definition,
  fields: definition.fields.map((each) => (each.name === name ? change(each) : each)),
})

describe('releases', () => {
  it('are listed newest first with a readable difference', async () => {
    const stage = field('stage', 'picklist', { options: [option('new'), option('won')] })
    await design.put(object('deal', [field('name', 'text'), field('amount', 'currency'), stage]))
    await design.publish()
    const deal = await design.get('object', 'deal')
    const next = changed(changed({ ...deal, label: { en: 'Deal' } }, 'name', (each) => ({ ...each, required: true })), 'amount', (each) => ({ ...each, name: 'worth' }))
    const [newOption, won] = stage.options
    await design.put(changed(next, 'stage', (each) => ({ ...each, options: [won, { ...newOption, value: 'fresh' }, option('lost')] }) as typeof each))
    await design.publish()
    const { items, next: more } = await listReleases(design.workspace, { limit: 2 })
    expect(items).toMatchObject([
      { number: 3, live: true, by: { name: 'Ada' } },
      { number: 2, live: false, changes: 1 },
    ])
    expect(more).toBe('2')
    expect((await listReleases(design.workspace, { limit: 2, before: 2 })).items).toMatchObject([{ number: 1 }])
    const { changes } = await diffReleases(design.workspace, 3)
    expect(changes.map(({ code, part, property, old, new: now }) => [code, part?.name, property, old, now])).toEqual([
      ['object.changed', undefined, 'label.en', 'deal', 'Deal'],
      ['field.changed', 'name', 'required', undefined, true],
      ['field.renamed', 'worth', 'name', 'amount', 'worth'],
      ['option.changed', 'fresh', 'value', 'new', 'fresh'],
      ['option.added', 'lost', undefined, undefined, undefined],
      ['option.moved', 'won', undefined, undefined, undefined],
    ])
    expect((await diffReleases(design.workspace, 3, 1)).changes).toMatchObject([{ code: 'object.added', name: 'deal' }])
  })

  it('say what they consist of', async () => {
    const release = await readRelease(design.workspace, 3)
    expect(release.contents.map(({ kind, name }) => `${kind}/${name}`)).toEqual(['object/deal', 'role/administrator'])
    expect((await refusalOf(readRelease(design.workspace, 99))).code).toBe('not-found')
  })
})

describe('a rollback', () => {
  it('is a release forward, with the data of what had been removed, and the open draft on top of it', async () => {
    await design.database.sql`insert into ws_main.deal (id, name, worth) values (${crypto.randomUUID()}, 'One', '7.00')`
    const deal = await design.get('object', 'deal')
    await design.put({ ...deal, fields: deal.fields.filter(({ name }) => name !== 'worth') }, object('visit', [field('name', 'text')]))
    await design.publish()
    const now = await design.get('object', 'deal')
    await design.put({ ...now, icon: 'target' }, role('clerk', { objects: { deal: { read: 'all' } } }))
    const { revision } = await readDefinition(design.workspace, 'object', 'deal')
    const plan = await planPublish(design.caller(), { rollback: 3 })
    expect(plan.planned.map(({ op }) => op)).toEqual(['trashObject', 'restoreField'])
    expect(plan.target.rows.map(({ kind, name, body }) => [kind, name, body === null])).toEqual([['object', 'deal', false], ['object', 'visit', true]])
    expect(await design.publish({ rollback: 3 })).toBe(5)
    expect(await design.database.sql`select worth from ws_main.deal`).toEqual([{ worth: '7.00' }])
    const draft = await readDraft(design.workspace)
    expect(draft.changes).toMatchObject([{ name: 'deal', op: 'change' }, { name: 'clerk', op: 'add' }])
    const merged = await design.get('object', 'deal')
    expect(merged).toMatchObject({ icon: 'target' })
    expect(merged.fields.map(({ name }) => name)).toContain('worth')
    const stale = await refusalOf(saveDefinition(design.caller(), { kind: 'object', name: 'deal' }, { body: now, expected: revision }))
    expect(stale.code).toBe('stale-draft')
  })

  it('refuses a release that is not there, and a selection', async () => {
    expect((await refusalOf(planPublish(design.caller(), { rollback: 99 }))).code).toBe('not-found')
    expect((await refusalOf(planPublish(design.caller(), { rollback: 3, only: ['object/deal'] }))).code).toBe('invalid-request')
  })
})

describe('an edit that began before a publish', () => {
  it('is stale after it, although nothing is in the draft any more', async () => {
    const before = await readDefinition(design.workspace, 'object', 'deal')
    await design.put({ ...(before.definition as unknown as ObjectDefinition), icon: 'star' })
    await design.publish()
    const refusal = await refusalOf(saveDefinition(design.caller(), { kind: 'object', name: 'deal' }, { body: { ...before.definition, icon: 'flag' }, expected: before.revision }))
    expect(refusal).toMatchObject({ code: 'stale-draft', details: { base: { icon: 'target' }, theirs: { icon: 'star' }, conflicts: ['/icon'] } })
  })
})

describe('the trash', () => {
  it('lists what was removed and gives it back with its keys and data', async () => {
    const [visit] = await listTrash(design.workspace)
    expect(visit).toMatchObject({ type: 'object', name: 'visit', object: null, by: { name: 'Ada' } })
    const deal = await design.get('object', 'deal')
    await design.put({ ...deal, unique: [{ id: 'unq_00000000000a', fields: ['worth'] }] })
    await design.publish()
    const keyed = await design.get('object', 'deal')
    const { unique: _, ...rest } = keyed
    await design.put({ ...rest, fields: keyed.fields.filter(({ name }) => name !== 'worth') })
    await design.publish()
    const part = keyed.fields.find(({ name }) => name === 'worth')?.id ?? ''
    expect((await listTrash(design.workspace))[0]).toMatchObject({ id: part, type: 'field', name: 'worth', object: { name: 'deal' } })
    await runCommand(design.caller(), { command: 'restore', kind: 'object', name: 'deal', part, to: 'value' })
    await runCommand(design.caller(), { command: 'restore', kind: 'object', name: 'visit', part: visit?.id ?? '' })
    expect((await design.get('object', 'deal')).unique).toEqual([{ id: 'unq_00000000000a', fields: ['value'] }])
    expect((await planPublish(design.caller(), {})).planned.map(({ op }) => op)).toEqual(['restoreField', 'addUnique', 'restoreObject'])
    await design.publish()
    expect(await design.database.sql`select value from ws_main.deal`).toEqual([{ value: '7.00' }])
    expect(await listTrash(design.workspace)).toEqual([])
    expect((await refusalOf(runCommand(design.caller(), { command: 'restore', kind: 'object', name: 'deal', part }))).code).toBe('not-found')
  })
})

describe('an object that goes to the trash while somebody edits it', () => {
  it('comes back with its records when that person saves it anew', async () => {
    const tent = object('tent', [field('name', 'text')])
    await design.put(tent)
    await design.publish()
    await runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'tent' })
    await design.publish()
    await saveDefinition(design.caller(), { kind: 'object', name: 'tent' }, { body: { ...tent, description: 'Mine' }, expected: 'new' })
    expect((await planPublish(design.caller(), {})).planned.map(({ op }) => op)).toEqual(['restoreObject'])
    await design.publish()
    expect(await design.get('object', 'tent')).toMatchObject({ id: tent.id, description: 'Mine' })
    expect((await listTrash(design.workspace)).filter(({ id }) => id === tent.id)).toEqual([])
  })
})

describe('where something is used', () => {
  it('is told from the draft, with the records that hold it', async () => {
    await design.put(object('note', [field('text', 'text'), field('deal', 'lookup', { object: 'deal' })], { subtitle: ['deal.value'] }))
    const value = await whereUsed(design.caller(), { kind: 'object', name: 'deal', field: 'value' })
    expect(value.references.map(({ name, path }) => `${name}${path}`)).toEqual(['deal/unique/0/fields/0', 'note/subtitle/0'])
    expect(value.records).toBe(1)
    const whole = await whereUsed(design.caller(), { kind: 'object', name: 'deal' })
    expect(whole.references.map(({ name, path }) => `${name}${path}`)).toEqual(['note/subtitle/0', 'note/fields/1/object', 'clerk/objects/deal'])
    expect(await whereUsed(design.caller(), { kind: 'object', name: 'visit' })).toEqual({ references: [], records: 0, mappings: 0, people: 0, personalViews: { views: 0, people: 0, names: [] } })
  })
})
