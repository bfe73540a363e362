import { randomBytes } from 'node:crypto'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { field, object, option, role } from '../../support/publishing.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

const base = '/api/w/main'
const create = (definition: { kind: string; name: string }) =>
  server.admin.put(`${base}/draft/${definition.kind}/${definition.name}`, definition, { headers: { 'if-none-match': '*' } })

async function publishAll(): Promise<number> {
  const plan = await server.admin.post(`${base}/draft/plan`, {})
  const answer = await server.admin.post(`${base}/draft/publish`, { digest: plan.body.digest, note: 'Test' })
  expect(answer).toMatchObject({ status: 202, body: { kind: 'publish', state: 'done' } })
  return answer.body.result.number
}

describe('a definition', () => {
  it('is created, read with its revision, saved, and removed', async () => {
    const deal = object('deal', [field('name', 'text'), field('amount', 'currency')])
    expect(await create(deal)).toMatchObject({ status: 201, body: { revision: 1, op: 'add' } })
    expect((await create(deal)).status).toBe(409)
    const read = await server.admin.get(`${base}/draft/object/deal`)
    expect(read.headers.get('etag')).toBe('"1"')
    expect(Object.keys(read.body.definition)).toEqual(['kind', 'format', 'id', 'name', 'label', 'plural', 'title', 'fields'])
    const body = { ...deal, label: { en: 'Deal' } }
    expect((await server.admin.put(`${base}/draft/object/deal`, body)).status).toBe(428)
    expect(await server.admin.put(`${base}/draft/object/deal`, body, { version: 1 })).toMatchObject({ status: 200, body: { revision: 2 } })
    const stale = await server.admin.put(`${base}/draft/object/deal`, { ...deal, label: { en: 'Other' } }, { version: 1 })
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-draft', revision: 2, conflicts: ['/label/en'], base: { label: { en: 'deal' } }, theirs: { label: { en: 'Deal' } } } })
    expect((await server.admin.put(`${base}/draft/object/deal`, body, { version: 'x' })).status).toBe(409)
  })

  it('that is malformed is refused with a text for every fault', async () => {
    const answer = await server.admin.put(`${base}/draft/object/deal`, { kind: 'object', fields: [{ type: 'nonsense' }] }, { version: 2 })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-definition' } })
    expect(answer.body.issues.every((issue: { message: string }) => issue.message.length > 3)).toBe(true)
  })

  it('tells what it changes in words', async () => {
    const { body } = await server.admin.get(`${base}/draft/diff`)
    expect(body.changes).toContainEqual(expect.objectContaining({ kind: 'object', name: 'deal', op: 'add', message: 'Object Deal added' }))
  })

  it('of an unknown kind is not found', async () => {
    expect((await server.admin.get(`${base}/draft/nonsense/deal`)).status).toBe(404)
    expect((await server.admin.get(`${base}/draft/constructor/deal`)).status).toBe(404)
  })

  it('is for designers only', async () => {
    await server.putRoles([{ name: 'clerk', objects: {} }])
    const clerk = await server.makePerson({ roles: ['clerk'] })
    for (const path of ['/draft', '/draft/object/deal', '/draft/trash', '/draft/diff', '/releases', '/exports/definitions']) {
      expect((await clerk.get(base + path)).status).toBe(403)
    }
    expect((await server.visitor.get(`${base}/draft`)).status).toBe(401)
  })
})

describe('a publish', () => {
  it('is planned in words, done by its digest, and usable at once', async () => {
    const plan = await server.admin.post(`${base}/draft/plan`, {})
    expect(plan.body).toMatchObject({ publishable: true, steps: [{ op: 'createObject', message: 'Adds the object Deal.' }], changes: [{ name: 'deal', op: 'add', by: { name: 'Ada Admin' } }] })
    expect((await server.admin.post(`${base}/draft/publish`, { digest: '0'.repeat(64) })).body).toMatchObject({ code: 'stale-review', digest: plan.body.digest })
    const number = await publishAll()
    const record = await server.admin.post(`${base}/records/deal`, { values: { name: 'First', amount: '5' } })
    expect(record.status).toBe(201)
    expect((await server.admin.get(`${base}/releases/${number}/diff`)).body.changes).toMatchObject([{ code: 'object.added', message: 'Object Deal added' }])
    expect((await server.admin.get(`${base}/releases`)).body.items[0]).toMatchObject({ number, live: true, note: 'Test' })
    expect((await server.admin.get(`${base}/releases/${number}`)).body.contents).toHaveLength(3)
    expect((await server.admin.get(`${base}/releases/none`)).status).toBe(404)
  })

  it('that records stand against says which, in the reader’s language', async () => {
    await server.admin.post(`${base}/records/deal`, { values: { amount: '1' } })
    const { body } = await server.admin.get(`${base}/draft/object/deal`)
    const fields = body.definition.fields.map((each: { name: string }) => (each.name === 'name' ? { ...each, required: true } : each))
    await server.admin.put(`${base}/draft/object/deal`, { ...body.definition, fields }, { version: body.revision })
    const plan = await server.admin.post(`${base}/draft/plan`, {})
    expect(plan.body).toMatchObject({ publishable: false, checks: [{ code: 'required', failing: 1, message: 'Deal: name is empty in 1 of 2 records.' }] })
    const answer = await server.admin.post(`${base}/draft/publish`, { digest: plan.body.digest })
    expect(answer).toMatchObject({ status: 409, body: { code: 'blocked', issues: [{ code: 'publish.records-break.required' }] } })
    await server.admin.post(`${base}/draft/commands`, { command: 'discard', kind: 'object', name: 'deal' })
  })

  it('goes back to an earlier release by a plan of its own', async () => {
    await create(object('visit', [field('name', 'text')]))
    const number = await publishAll()
    const plan = await server.admin.post(`${base}/releases/${number - 1}/rollback`, {})
    expect(plan.body).toMatchObject({ publishable: true, changes: [{ name: 'visit', op: 'remove' }], steps: [{ op: 'trashObject', class: 'safe' }] })
    const done = await server.admin.post(`${base}/draft/publish`, { digest: plan.body.digest, rollback: number - 1 })
    expect(done.body.result).toEqual({ number: number + 1 })
    expect((await server.admin.get(`${base}/draft/trash`)).body.items).toMatchObject([{ type: 'object', name: 'visit' }])
    expect((await server.admin.get(`${base}/releases/where-used?kind=object&name=deal`)).body).toEqual({ references: [], records: 2, mappings: 0, people: 0, personalViews: { views: 0, people: 0, names: [] } })
  })
})

it('a filter in an address that nests too deep is refused', async () => {
  const where = encodeURIComponent('['.repeat(1_500) + ']'.repeat(1_500))
  const { status, body } = await server.admin.get(`${base}/records/deal?where=${where}`)
  expect([status, body.issues[0].code]).toEqual([422, 'rule.not-json'])
})

describe('a number that no release has', () => {
  it.each([10 ** 9, 2 ** 31, 10 ** 14])('is refused or not found, not a fault: %i', async (number) => {
    expect((await server.admin.get(`${base}/releases/1/diff?against=${number}`)).status).toBe(422)
    expect((await server.admin.post(`${base}/draft/publish`, { digest: '0'.repeat(64), rollback: number })).status).toBe(422)
    expect((await server.admin.post(`${base}/releases/${number}/rollback`, {})).status).toBe(404)
    const items = [{ op: 'delete', id: '01980000-0000-7000-8000-000000000000', version: number }]
    expect((await server.admin.post(`${base}/records/deal/bulk`, { mode: 'atomic', items })).status).toBe(422)
  })
})

describe('another process', () => {
  it('works by the new release within a second', async () => {
    const second = await server.secondProcess()
    const { watchLive } = await import('../../../server/live-watch.ts')
    await second.as(server.admin).get(`${base}/records/deal`)
    const watch = watchLive({ ...second.parts, every: 50 })
    try {
      await create(object('note', [field('text', 'text')]))
      const number = await publishAll()
      const workspace = await second.parts.workspaces.open('main')
      await expect.poll(() => workspace.plan().release, { timeout: 1_000 }).toBe(number)
    } finally {
      await watch.stop()
    }
  })
})

describe('the files of an export', () => {
  const exported = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const response = await server.app.request(`http://localhost:3000${base}/exports/definitions`, { headers: { cookie: server.admin.cookie } })
    expect(response.headers.get('content-type')).toBe('application/zip')
    return new Uint8Array(await response.arrayBuffer())
  }
  const imported = async (bytes: Uint8Array<ArrayBuffer>, workspace = 'main') => {
    const headers = { cookie: server.admin.cookie, origin: 'http://localhost:3000', 'content-type': 'application/zip' }
    const response = await server.app.request(`http://localhost:3000/api/w/${workspace}/draft/import`, { method: 'POST', headers, body: bytes })
    return { status: response.status, body: await response.json() }
  }
  const repacked = (files: Record<string, string>): Uint8Array<ArrayBuffer> => zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])))

  it('are sorted and the same each time, and change nothing when they come back', async () => {
    await create(role('seller', { objects: { deal: { read: 'own', create: true, delete: false } }, system: [] }))
    await create(object('stage', [field('name', 'text', { maxLength: 255 }), field('kind', 'picklist', { options: [option('a')] })]))
    await publishAll()
    const bytes = await exported()
    expect(Buffer.compare(bytes, await exported())).toBe(0)
    const files = unzipSync(bytes)
    expect(Object.keys(files)).toEqual(['object/deal.json', 'object/note.json', 'object/stage.json', 'role/administrator.json', 'role/clerk.json', 'role/seller.json', 'tessera.json'])
    const text = new TextDecoder().decode(files['object/stage.json'])
    expect(text.endsWith('}\n')).toBe(true)
    expect(text).not.toContain('maxLength')
    expect(await imported(bytes)).toMatchObject({ status: 200, body: { entry: null, changed: [], unchanged: 6, issues: [] } })
  })

  it('make the same workspace elsewhere, byte by byte', async () => {
    const bytes = await exported()
    await server.makeWorkspace('copy', server.admin.account)
    const result = await imported(bytes, 'copy')
    expect(result).toMatchObject({ status: 200, body: { issues: [] } })
    const plan = await server.admin.post('/api/w/copy/draft/plan', {})
    expect(plan.body.issues).toEqual([])
    await server.admin.post('/api/w/copy/draft/publish', { digest: plan.body.digest })
    const response = await server.app.request('http://localhost:3000/api/w/copy/exports/definitions', { headers: { cookie: server.admin.cookie } })
    const [here, there] = [unzipSync(bytes), unzipSync(new Uint8Array(await response.arrayBuffer()))]
    const withoutManifest = (files: typeof here) => Object.entries(files).filter(([path]) => path !== 'tessera.json')
    expect(withoutManifest(there)).toEqual(withoutManifest(here))
  })

  it('are taken whole or not at all, with the place of every fault', async () => {
    const manifest = JSON.stringify({ format: 1, workspace: 'main', release: 1 })
    const deal = object('lead', [field('name', 'text')])
    const answer = await imported(repacked({ 'x/tessera.json': manifest, 'x/object/lead.json': JSON.stringify(deal), 'x/object/odd.json': JSON.stringify(deal), 'x/role/bad.json': '{', 'x/role/worse.json': '{}', 'x/role/deep.json': '['.repeat(20_000) + ']'.repeat(20_000), 'x/other.txt': '1' }))
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-definition' } })
    const codes = answer.body.issues.map(({ code, path }: { code: string; path: string }) => [code, path])
    expect(codes).toContainEqual(['archive.name-differs', '/object/odd.json'])
    expect(codes).toContainEqual(['archive.malformed-json', '/role/bad.json'])
    expect(codes).toContainEqual(['archive.too-deep', '/role/deep.json'])
    expect(codes).toContainEqual(['schema.required', '/role/worse.json/name'])
    expect((await server.admin.get(`${base}/draft/object/lead`)).status).toBe(404)
  })

  it.each([
    ['no archive', 'archive.unreadable', () => new Uint8Array(100)],
    ['an archive without a manifest', 'archive.no-manifest', () => repacked({ 'object/a.json': '{}' })],
    ['what is no text', 'archive.not-text', () => zipSync({ 'tessera.json': new Uint8Array([0xff, 0xfe, 0xfd]) })],
    ['a bomb', 'archive.packed-too-tightly', () => repacked({ 'tessera.json': ' '.repeat(4 * 1024 * 1024) })],
    ['more than may be unpacked', 'archive.too-large', () => zipSync({ 'a.json': randomBytes(700_000), 'b.json': new Uint8Array(51 * 1024 * 1024) }, { level: 1 })],
    ['too many files', 'archive.too-many-files', () => repacked(Object.fromEntries(Array.from({ length: 5_001 }, (_each, index) => [`object/a${index}.json`, '{}'])))],
  ])('refuses %s', async (_, code, make) => {
    expect(await imported(new Uint8Array(make()))).toMatchObject({ status: 422, body: { code: 'invalid-request', issues: [{ code }] } })
  })
})
