import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeRemains } from '../../runtime/jobs/remains.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'
import { enormousPng, photograph, picture } from '../support/pictures.ts'
import { field, object } from '../support/publishing.ts'
import { putRelease } from '../support/release.ts'

let test: TestApp
let worker: TestPerson
let colleague: TestPerson
let outsider: TestPerson

const asset = object('asset', [
  field('name', 'text'),
  field('photos', 'image', { maxMegabytes: 1, most: 2 }),
  field('papers', 'file', { accept: ['documents'] }),
  field('secrets', 'file'),
])

beforeAll(async () => {
  test = await startTestApp()
  await putRelease(await test.parts.workspaces.open('main'), [asset])
  const rights = { create: true, update: 'all', delete: 'all' } as const
  await test.putRoles([
    { name: 'worker', objects: { asset: { ...rights, read: 'all' } } },
    { name: 'colleague', objects: { asset: { ...rights, read: 'all' } }, fields: { 'asset.secrets': 'none' } },
    { name: 'outsider', objects: { asset: { ...rights, read: 'own' } } },
  ])
  await (await test.parts.workspaces.open('main')).reload()
  worker = await test.makePerson({ name: 'Worker', roles: ['worker'] })
  colleague = await test.makePerson({ name: 'Colleague', roles: ['colleague'] })
  outsider = await test.makePerson({ name: 'Outsider', roles: ['outsider'] })
})

afterAll(() => test.close())

const w = '/api/w/main'

interface Sent {
  readonly by?: TestPerson
  readonly to?: 'photos' | 'papers' | 'secrets'
}

async function send(name: string, bytes: string | Uint8Array<ArrayBuffer>, { by = worker, to }: Sent = {}) {
  const query = new URLSearchParams({ name, ...(to && { object: 'asset', field: to }) })
  const headers = { cookie: by.cookie, origin: 'http://localhost:3000', 'content-type': 'application/x-anything' }
  const response = await test.app.request(`http://localhost:3000${w}/files?${query}`, { method: 'POST', headers, body: bytes })
  return { status: response.status, body: await response.json() }
}

async function load(path: string, by: TestPerson, headers: Record<string, string> = {}) {
  const response = await test.app.request(`http://localhost:3000${w}/files/${path}`, { headers: { cookie: by.cookie, ...headers } })
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

const idOf = async (name: string, bytes: string | Uint8Array<ArrayBuffer>, sent?: Sent): Promise<string> => (await send(name, bytes, sent)).body.id
const create = (values: Record<string, unknown>, by = worker) => by.post(`${w}/records/asset`, { values })
const codes = ({ body }: { body: { issues?: { code: string; path: string }[] } }) => body.issues?.map(({ code, path }) => `${code} ${path}`)
const pdf = '%PDF-1.7\nan offer'

describe('the type of an upload', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['offer.pdf', pdf, 'application/pdf'],
    ['offer.PDF', pdf, 'application/pdf'],
    ['offer.pdf', 'MZ\u0090 a program', 'application/octet-stream'],
    ['photo.png', pdf, 'application/octet-stream'],
    ['list.csv', 'Name\nAcme', 'text/csv'],
    ['list.csv', 'PK\u0003\u0004', 'application/octet-stream'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'application/octet-stream'],
    ['broken.png', new Uint8Array(Buffer.from('89504e470d0a1a0a00', 'hex')), 'application/octet-stream'],
    ['bomb.png', enormousPng(), 'application/octet-stream'],
    ['nothing', '', 'application/octet-stream'],
  ])('of %s is what name and content both say', async (name, bytes, type) => {
    expect((await send(name, bytes)).body).toMatchObject({ name, type })
  })

  it('is that of a picture where it can be shown', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'gif'] as const) expect((await send(`a.${format}`, await picture(format))).body.type).toBe(`image/${format}`)
  })
})

describe('a field', () => {
  it('takes only files of its kind and size, at the upload and again at the save', async () => {
    expect(codes(await send('offer.pdf', pdf, { to: 'photos' }))).toEqual(['wrong-file-type /values/photos'])
    expect(codes(await send('a.png', new Uint8Array(1024 * 1024 + 1), { to: 'photos' }))).toEqual(['file-too-large /values/photos'])
    expect((await send('offer.pdf', pdf, { to: 'papers' })).status).toBe(201)
    const answer = await create({ name: 'A', photos: [{ id: await idOf('offer.pdf', pdf), type: 'image/png', name: 'a.png', size: 1 }] })
    expect(answer.status).toBe(422)
    expect(codes(answer)).toEqual(['wrong-file-type /values/photos'])
    expect(answer.body.issues[0].message).toContain('offer.pdf')
  })

  it('takes no more than so many', async () => {
    const ids = await Promise.all([1, 2, 3].map(async (each) => ({ id: await idOf(`${each}.png`, await picture('png')) })))
    expect(codes(await create({ name: 'A', photos: ids }))).toEqual(['too-many /values/photos'])
  })

  it('answers what its files are, wherever a record is read', async () => {
    const id = await idOf('Ảnh.png', await picture('png'), { to: 'photos' })
    const { body } = await create({ name: 'Read', photos: [{ id }] })
    const photos = [{ id, name: 'Ảnh.png', size: expect.any(Number), type: 'image/png' }]
    expect(body.values.photos).toEqual(photos)
    expect((await worker.get(`${w}/records/asset/${body.id}`)).body.values.photos).toEqual(photos)
    expect((await worker.post(`${w}/records/asset/query`, { select: ['photos'], where: { '!': [{ is_blank: [{ var: 'photos' }] }] }, search: 'Read' })).body.items[0].values.photos).toEqual(photos)
    const renamed = await worker.patch(`${w}/records/asset/${body.id}`, { values: { name: 'Other', photos: [{ id }] } }, { version: 1 })
    expect(renamed.body.values.photos).toEqual(photos)
    const emptied = await worker.patch(`${w}/records/asset/${body.id}`, { values: { photos: [] } }, { version: 2 })
    expect(emptied.body.values.photos).toBeNull()
    const history = (await worker.get(`${w}/records/asset/${body.id}/history`)).body.items
    expect(history.map(({ changes }: { changes: { field: string }[] }) => changes.map(({ field: name }) => name))).toEqual([['photos'], ['name'], ['name', 'photos', 'owner']])
    expect(history[0].changes[0]).toMatchObject({ old: photos, new: null })
  })

  it('is written by many at once, and several records may hold one file', async () => {
    const id = await idOf('plan.pdf', pdf)
    const items = ['one', 'two'].map((name) => ({ op: 'create', values: { name, papers: [{ id }] } }))
    const { body } = await worker.post(`${w}/records/asset/bulk`, { mode: 'atomic', items })
    expect(body.items.map((item: { record: { values: { papers: { name: string }[] } } }) => item.record.values.papers[0]?.name)).toEqual(['plan.pdf', 'plan.pdf'])
  })

  it('is filled by no column of an import', async () => {
    const file = await idOf('assets.csv', 'Name,Papers\nAcme,a.pdf\n', { by: test.admin })
    const { columns, mapping } = (await test.admin.post(`${w}/files/${file}/preview?object=asset`, {})).body
    expect([columns.length, mapping.columns.map(({ column }: { column: string }) => column)]).toEqual([2, ['Name']])
    const papers = asset.fields.find(({ name }) => name === 'papers')
    const answer = await test.admin.post(`${w}/imports`, { file, object: 'asset', mode: 'insert', mapping: { columns: [{ column: 'Papers', field: papers?.id }] } })
    expect(codes(answer)).toEqual(['import.file-field /mapping/columns/0/field'])
  })

  it('is named in uploads only by who may fill it in', async () => {
    expect((await send('a.pdf', pdf, { by: colleague, to: 'secrets' })).status).toBe(404)
    const query = new URLSearchParams({ name: 'a.pdf', object: 'asset', field: 'name' })
    expect((await worker.post(`${w}/files?${query}`, pdf, { headers: { 'content-type': 'text/plain' } })).status).toBe(404)
  })
})

describe('a file', () => {
  it('is attached only by its sender, or by who sees it in a record', async () => {
    const id = await idOf('offer.pdf', pdf)
    const stolen = await create({ name: 'B', papers: [{ id }] }, colleague)
    expect(codes(stolen)).toEqual(['unknown-file /values/papers'])
    expect(codes(await create({ name: 'B', papers: [{ id: crypto.randomUUID() }] }))).toEqual(['unknown-file /values/papers'])
    await create({ name: 'B', papers: [{ id }] })
    expect((await create({ name: 'Copy', papers: [{ id }] }, colleague)).status).toBe(201)
    expect(codes(await create({ name: 'Copy', papers: [{ id }] }, outsider))).toEqual(['unknown-file /values/papers'])
  })

  it('is read by its sender until a record holds it, and then through the record and the field', async () => {
    const id = await idOf('secret.pdf', pdf)
    expect([(await load(id, worker)).status, (await load(id, colleague)).status]).toEqual([200, 404])
    const { body } = await create({ name: 'C', secrets: [{ id }] })
    const statuses = async () => Promise.all([worker, colleague, outsider].map(async (by) => (await load(id, by)).status))
    expect(await statuses()).toEqual([200, 404, 404])
    // The history and the recycle bin show what a record held.
    await worker.patch(`${w}/records/asset/${body.id}`, { values: { secrets: null } }, { version: 1 })
    await worker.delete(`${w}/records/asset/${body.id}`, { version: 2 })
    expect(await statuses()).toEqual([200, 404, 404])
    expect((await load(crypto.randomUUID(), worker)).status).toBe(404)
    expect((await test.visitor.get(`${w}/files/${id}`)).status).toBe(401)
  })

  it('is downloaded as it was sent, never shown', async () => {
    const id = await idOf('Hợp "đồng".svg', '<svg onload="alert(1)"/>')
    const { headers, bytes } = await load(id, worker)
    expect(Buffer.from(bytes).toString()).toBe('<svg onload="alert(1)"/>')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="H_p ___ng_.svg"; filename*=UTF-8''H%E1%BB%A3p%20%22%C4%91%E1%BB%93ng%22.svg`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
    })
    expect((await load(id, worker, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304)
    expect((await load(`${id}/thumbnail?size=small`, worker)).status).toBe(404)
  })
})

describe('a thumbnail', () => {
  it('is small, upright, and tells nothing of where the picture was taken', async () => {
    const id = await idOf('photo.jpg', await photograph())
    for (const [size, width, height] of [['small', 180, 240], ['medium', 600, 800]] as const) {
      const { bytes, headers } = await load(`${id}/thumbnail?size=${size}`, worker)
      const found = await sharp(bytes).metadata()
      expect(found).toMatchObject({ format: 'webp', width, height })
      expect([found.exif, found.orientation]).toEqual([undefined, undefined])
      expect(headers.get('content-type')).toBe('image/webp')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('is shown to those alone who may read the picture', async () => {
    const id = await idOf('photo.png', await picture('png'))
    await create({ name: 'D', secrets: [{ id }] })
    expect(await Promise.all([worker, colleague, outsider].map(async (by) => (await load(`${id}/thumbnail?size=small`, by)).status))).toEqual([200, 404, 404])
  })
})

describe('what nobody attaches', () => {
  it('is gone after a day, and what a record has held stays', async () => {
    const { sql } = test.database
    const [lost, kept] = [await idOf('lost.png', await picture('png'), { to: 'photos' }), await idOf('kept.pdf', pdf, { to: 'papers' })]
    const { body } = await create({ name: 'E', papers: [{ id: kept }] })
    await worker.patch(`${w}/records/asset/${body.id}`, { values: { papers: null } }, { version: 1 })
    await worker.delete(`${w}/records/asset/${body.id}`, { version: 2 })
    const [row] = await sql`select key, expires_at - created_at < interval '25 hours' as "isShort" from ws_main._file where id = ${lost}`
    expect(row?.isShort).toBe(true)
    await sql`update ws_main._file set expires_at = expires_at - interval '25 hours' where expires_at is not null`
    await removeRemains(await test.parts.workspaces.open('main'))
    expect([(await load(lost, worker)).status, (await load(kept, worker)).status]).toEqual([404, 200])
    for (const key of [row?.key, `${row?.key}-small`]) await expect(test.parts.ports.files.read(key)).rejects.toThrow('no file')
    expect(codes(await create({ name: 'F', photos: [{ id: lost }] }))).toEqual(['unknown-file /values/photos'])
  })

  it('cannot be attached any more when its time has passed', async () => {
    const id = await idOf('late.pdf', pdf)
    await test.database.sql`update ws_main._file set expires_at = now() where id = ${id}`
    await removeRemains(await test.parts.workspaces.open('main'))
    expect(codes(await create({ name: 'G', papers: [{ id }] }))).toEqual(['unknown-file /values/papers'])
  })
})
