import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { StaleDraft } from '../../../schemas/api/draft.ts'
import { deleteDefinition, runCommand } from '../../../runtime/publish/commands.ts'
import { readDefinition, readDraft } from '../../../runtime/publish/draft.ts'
import { saveDefinition } from '../../../runtime/publish/save-definition.ts'
import { undoCommand } from '../../../runtime/publish/undo-command.ts'
import { field, object, refusalOf, role, startTestDesign, type TestDesign } from '../../support/publishing.ts'

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
})
afterAll(() => design.close())

const create = (body: ObjectDefinition | ReturnType<typeof role>) =>
  saveDefinition(design.caller(), { kind: body.kind, name: body.name }, { body, expected: 'new' })

const save = (name: string, body: unknown, expected: number, kind = 'object') => saveDefinition(design.caller(), { kind, name }, { body, expected })

const body = async (name: string, kind = 'object') => (await readDefinition(design.workspace, kind, name)).definition as unknown as ObjectDefinition

describe('saving in the draft', () => {
  it('gives a definition its revision and shows it as a change', async () => {
    const account = object('account', [field('name', 'text')])
    const saved = await create(account)
    expect(saved).toMatchObject({ revision: 1, op: 'add', issues: [], changed: [{ kind: 'object', name: 'account', revision: 1 }] })
    const draft = await readDraft(design.workspace)
    expect(draft.base).toBe(1)
    expect(draft.changes).toMatchObject([{ kind: 'object', id: account.id, name: 'account', op: 'add', revision: 1, by: { name: 'Ada' } }])
    expect(draft.definitions.map(({ name }) => name)).toEqual(['administrator', 'account'])
  })

  it('saves a definition with faults of meaning and says them', async () => {
    const saved = await create(object('broken', [field('name', 'text')], { title: 'nothing' }))
    expect(saved.issues).toMatchObject([{ code: 'object.unknown-field', path: '/title' }])
  })

  it('refuses a malformed definition with every fault', async () => {
    const refusal = await refusalOf(save('account', { ...(await body('account')), title: 7, extra: true }, 1))
    expect(refusal.code).toBe('invalid-definition')
    expect(refusal.issues.map(({ path }) => path).toSorted()).toEqual(['/extra', '/title'])
  })

  it.each([['NUL', 'a\0b'], ['half a surrogate pair', 'a\ud800']])('refuses a text with %s, which Postgres cannot keep', async (_, text) => {
    const refusal = await refusalOf(create(object('odd', [field('name', 'text')], { label: text })))
    expect(refusal).toMatchObject({ code: 'invalid-definition', issues: [{ code: 'schema.text', path: '/label' }] })
  })

  it('refuses a name and an id that are taken', async () => {
    const account = await body('account')
    expect((await refusalOf(create(object('account', [field('name', 'text')])))).code).toBe('name-taken')
    expect((await refusalOf(create({ ...account, name: 'other' }))).issues).toMatchObject([{ code: 'id.taken' }])
  })

  it('writes settings that equal their default as absent', async () => {
    await create(object('tidy', [field('name', 'text', { maxLength: 255, required: false })]))
    expect(Object.keys((await body('tidy')).fields[0] ?? {})).toEqual(['id', 'name', 'type', 'label'])
  })

  it('keeps the draft as it was when nothing is different', async () => {
    const before = await readDefinition(design.workspace, 'object', 'tidy')
    const saved = await save('tidy', before.definition, before.revision)
    expect(saved).toMatchObject({ revision: before.revision, changed: [] })
  })
})

describe('a stale save', () => {
  it('is refused with both sides, where they began, and what collides', async () => {
    const start = object('meeting', [field('subject', 'text'), field('place', 'text')])
    await create(start)
    const [subject, place] = start.fields
    const label = (name: string, en: string): ObjectDefinition => ({ ...start, fields: start.fields.map((each) => (each.name === name ? { ...each, label: { en } } : each)) })
    await save('meeting', label('subject', 'Theirs'), 1)
    const collision = (await refusalOf(save('meeting', label('subject', 'Mine'), 1))).details as unknown as StaleDraft
    expect(collision).toMatchObject({ revision: 2, by: { name: 'Ada' }, base: { name: 'meeting' }, conflicts: [`/fields/${subject?.id}/label/en`] })
    const apart = (await refusalOf(save('meeting', label('place', 'Mine'), 1))).details as unknown as StaleDraft
    expect(apart.conflicts).toEqual([])
    expect(JSON.stringify(apart.theirs)).toContain('Theirs')
    expect(place).toBeDefined()
  })

  it('of something that was renamed meanwhile is merged, not lost', async () => {
    await create(object('shed', [field('name', 'text')]))
    const mine = await body('shed')
    await save('shed', { ...mine, name: 'barn' }, 1)
    const refusal = await refusalOf(save('shed', { ...mine, description: 'Mine' }, 1))
    expect(refusal).toMatchObject({ code: 'stale-draft', details: { revision: 2, theirs: { name: 'barn' }, conflicts: [] } })
  })

  it('of something that is gone says so', async () => {
    await create(object('short', [field('name', 'text')]))
    const mine = await body('short')
    await deleteDefinition(design.caller(), { kind: 'object', name: 'short' }, 1)
    expect((await refusalOf(save('short', mine, 1))).code).toBe('not-found')
  })
})

describe('a rename', () => {
  it('is followed by every mention, in the definition itself and in others', async () => {
    const region = object('region', [field('title', 'text'), field('parent', 'lookup', { object: 'region' })], { subtitle: ['parent.title'] })
    await create(region)
    await create(object('shop', [field('name', 'text'), field('region', 'lookup', { object: 'region' })], { subtitle: ['region.title', 'region.parent.title'] }))
    await create(role('clerk', { objects: { region: { read: 'all' } }, fields: { 'region.title': 'read' } }))
    const renamed = { ...region, name: 'area', fields: region.fields.map((each) => (each.name === 'title' ? { ...each, name: 'caption' } : each)) }
    const saved = await save('region', renamed, 1)
    expect(saved.changed).toEqual([
      { kind: 'object', name: 'area', revision: 2 },
      { kind: 'object', name: 'shop', revision: 2 },
      { kind: 'role', name: 'clerk', revision: 2 },
    ])
    expect(await body('area')).toMatchObject({ title: 'caption', subtitle: ['parent.caption'], fields: [{}, { object: 'area' }] })
    expect(await body('shop')).toMatchObject({ subtitle: ['region.caption', 'region.parent.caption'], fields: [{}, { object: 'area' }] })
    expect(await body('clerk', 'role')).toMatchObject({ objects: { area: {} }, fields: { 'area.caption': 'read' } })
    expect(saved.issues).toEqual([])
  })

  it('may swap the names of two fields', async () => {
    const pair = object('pair', [field('one', 'text'), field('two', 'text')], { facts: ['one'] })
    await create(pair)
    await create(role('pair_reader', { objects: { pair: { read: 'all' } }, fields: { 'pair.one': 'none' } }))
    const [one, two] = pair.fields
    await save('pair', { ...pair, title: 'two', facts: ['two'], fields: [{ ...one, name: 'two' }, { ...two, name: 'one' }] }, 1)
    expect(await body('pair')).toMatchObject({ title: 'two', facts: ['two'] })
    expect(await body('pair_reader', 'role')).toMatchObject({ fields: { 'pair.two': 'none' } })
  })
})

describe('a removal', () => {
  it('of something used is refused with the places', async () => {
    await create(object('country', [field('name', 'text'), field('code', 'text')]))
    await create(object('city', [field('name', 'text'), field('country', 'lookup', { object: 'country' })], { subtitle: ['country.code'] }))
    const whole = await refusalOf(deleteDefinition(design.caller(), { kind: 'object', name: 'country' }, 1))
    expect(whole).toMatchObject({ code: 'in-use', details: { references: [{ kind: 'object', name: 'city', path: '/subtitle/0' }, { path: '/fields/1/object' }] } })
    const country = await body('country')
    const part = await refusalOf(save('country', { ...country, fields: country.fields.slice(0, 1) }, 1))
    expect(part).toMatchObject({ code: 'in-use', details: { references: [{ name: 'city', path: '/subtitle/0' }] } })
  })

  it('takes mentions along or replaces them, as chosen', async () => {
    const command = { command: 'delete', kind: 'object', name: 'country' } as const
    const resolve = ['/subtitle/0', '/fields/1/object'].map((path) => ({ kind: 'object', name: 'city', path, with: 'remove' }))
    const done = await runCommand(design.caller(), { ...command, resolve })
    expect(done.changed.map(({ name }) => name)).toEqual(['country', 'city'])
    const city = await body('city')
    expect(city.fields.map(({ name }) => name)).toEqual(['name'])
    expect(city).not.toHaveProperty('subtitle')
    await undoCommand(design.caller(), done.entry)
    expect((await body('city')).subtitle).toEqual(['country.code'])
    expect((await body('country')).fields).toHaveLength(2)
  })

  it('of a part needs something in the place of what cannot go', async () => {
    const { id } = (await body('country')).fields[0] ?? { id: '' }
    const command = { command: 'delete', kind: 'object', name: 'country', part: id } as const
    const open = await refusalOf(runCommand(design.caller(), command))
    expect(open.details).toMatchObject({ references: [{ name: 'country', path: '/title' }] })
    const resolution = { kind: 'object', name: 'country', path: '/title' }
    const removed = await refusalOf(runCommand(design.caller(), { ...command, resolve: [{ ...resolution, with: 'remove' }] }))
    expect(removed.issues).toMatchObject([{ code: 'resolve.needs-replacement', path: '/title' }])
    await runCommand(design.caller(), { ...command, resolve: [{ ...resolution, with: 'code' }] })
    expect(await body('country')).toMatchObject({ title: 'code', fields: [{ name: 'code' }] })
  })
})

describe('commands', () => {
  it('clones an object with ids of its own', async () => {
    await runCommand(design.caller(), { command: 'clone', kind: 'object', name: 'shop', to: 'shop_copy' })
    const [shop, copy] = [await body('shop'), await body('shop_copy')]
    expect(copy.fields.map(({ name }) => name)).toEqual(shop.fields.map(({ name }) => name))
    expect(copy.id).not.toBe(shop.id)
    expect(copy.fields.some(({ id }) => shop.fields.some((each) => each.id === id))).toBe(false)
  })

  it('refuses an undo when somebody has edited since, and names what', async () => {
    const { entry } = await runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'shop_copy', to: 'branch' })
    const branch = await readDefinition(design.workspace, 'object', 'branch')
    await save('branch', { ...branch.definition, label: { en: 'Branch' } }, branch.revision)
    const refusal = await refusalOf(undoCommand(design.caller(), entry))
    expect(refusal).toMatchObject({ code: 'conflict', details: { edited: [{ kind: 'object', name: 'branch' }] } })
  })

  it('refuses a command on a revision that is not the present one', async () => {
    const refusal = await refusalOf(runCommand(design.caller(), { command: 'rename', kind: 'object', name: 'branch', to: 'x', expect: { 'object/branch': 1 } }))
    expect(refusal.code).toBe('stale-draft')
  })

  it('discards what is not live yet', async () => {
    await runCommand(design.caller(), { command: 'discard', kind: 'object', name: 'branch' })
    expect((await readDraft(design.workspace)).changes.some(({ name }) => name === 'branch')).toBe(false)
  })
})
