import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../support/server.ts'

const departments = '/api/w/main/departments'

let test: TestApp

beforeAll(async () => {
  test = await startTestApp()
})

afterAll(() => test.close())

const make = async (department: object) => (await test.admin.post(departments, department)).body

it('makes a tree with heads', async () => {
  const { status, body, headers } = await test.admin.post(departments, { name: 'Kinh doanh', head: test.admin.id })
  expect([status, headers.get('etag')]).toEqual([201, '"1"'])
  expect(body).toEqual({
    id: expect.any(String),
    version: 1,
    name: 'Kinh doanh',
    parent: null,
    head: test.admin.id,
    _titles: { head: 'Ada Admin' },
  })
  const below = await make({ name: 'Miền Bắc', parent: body.id })
  expect((await test.admin.get(departments)).body.items).toMatchObject([
    { name: 'Kinh doanh' },
    { name: 'Miền Bắc', parent: body.id },
  ])
  expect((await test.admin.get('/api/w/main/people')).body.items).toHaveLength(1)
  await test.admin.patch(
    `/api/w/main/people/${test.admin.id}`,
    { department: below.id, otherDepartments: [body.id] },
    { version: 1 },
  )
  const member = (await test.admin.get(`/api/w/main/people?department=${body.id}`)).body.items
  expect(member).toMatchObject([
    { id: test.admin.id, department: below.id, otherDepartments: [body.id], _titles: { department: 'Miền Bắc' } },
  ])
})

it('refuses a ring, and parents and heads that do not exist', async () => {
  const top = await make({ name: 'Top' })
  const middle = await make({ name: 'Middle', parent: top.id })
  const bottom = await make({ name: 'Bottom', parent: middle.id })
  for (const parent of [top.id, bottom.id]) {
    const { status, body } = await test.admin.patch(`${departments}/${top.id}`, { parent }, { version: 1 })
    expect([status, body.issues[0]]).toMatchObject([422, { code: 'department.cycle', path: '/parent' }])
  }
  const none = '00000000-0000-4000-8000-000000000000'
  const { body } = await test.admin.post(departments, { name: 'X', parent: none, head: none })
  expect(body.issues.map(({ path }: { path: string }) => path)).toEqual(['/parent', '/head'])
})

it('changes and removes by version, never what is in use', async () => {
  const top = await make({ name: 'In use' })
  const below = await make({ name: 'Below', parent: top.id })
  expect((await test.admin.patch(`${departments}/${top.id}`, { name: 'Still in use' })).status).toBe(428)
  expect(
    (await test.admin.patch(`${departments}/${top.id}`, { name: 'Still in use' }, { version: 1 })).body,
  ).toMatchObject({ version: 2, name: 'Still in use' })
  const refused = await test.admin.delete(`${departments}/${top.id}`, { version: 2 })
  expect([refused.status, refused.body.code, refused.body.departments]).toEqual([409, 'in-use', 1])
  expect((await test.admin.delete(`${departments}/${below.id}`, { version: 9 })).status).toBe(412)
  expect((await test.admin.delete(`${departments}/${below.id}`, { version: 1 })).status).toBe(204)
  expect((await test.admin.delete(`${departments}/${below.id}`, { version: 1 })).status).toBe(404)
  expect((await test.admin.delete(`${departments}/${top.id}`, { version: 2 })).status).toBe(204)
  const ops = await test.database
    .sql`select op from ws_main._change where object = '_department' and record = ${top.id} order by seq`
  expect(ops.map(({ op }) => op)).toEqual(['department.create', 'department.update', 'department.delete'])
})
