import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

const people = '/api/w/main/draft/flows/people'

let test: TestApp
let rep: TestPerson

beforeAll(async () => {
  test = await startTestApp()
  await test.putRoles([{ name: 'rep', objects: {} }])
  rep = await test.makePerson({ name: 'Rita Rep', roles: ['rep'] })
})
afterAll(() => test.close())

it('the people whom a step would ask are found by name, question by question', async () => {
  const questions = [{ kind: 'role', role: 'rep' }, { kind: 'person', person: rep.id }, { kind: 'manager', of: rep.id, level: 1 }, { kind: 'role', role: 'not_live_yet' }, { kind: 'person', person: null }]
  const { status, body } = await test.admin.post(people, { questions })
  expect(status).toBe(200)
  const rita = { people: [{ id: rep.id, name: 'Rita Rep' }] }
  expect(body).toEqual({ answers: [rita, rita, { people: [] }, { people: [] }, { people: [] }] })
})

it('only who designs asks for them', async () => {
  expect((await rep.post(people, { questions: [] })).status).toBe(403)
})
