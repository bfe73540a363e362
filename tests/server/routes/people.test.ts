import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'

const people = '/api/w/main/people'

let test: TestApp
/** May manage people, and nothing else. */
let clerk: TestPerson
let narrow: TestPerson

beforeAll(async () => {
  test = await startTestApp()
  await test.putRoles([
    { name: 'clerk', objects: {}, system: ['people'] },
    { name: 'seller', objects: { '*': { read: 'own', create: true } } },
    { name: 'auditor', objects: { '*': { read: 'all' } } },
  ])
  clerk = await test.makePerson({ name: 'Clara Clerk', roles: ['clerk', 'seller'] })
  narrow = await test.makePerson({ name: 'Ned Narrow', roles: ['seller'] })
})

afterAll(() => test.close())

const make = async (person: object) =>
  (await test.admin.post(people, { name: 'Somebody', login: `p${Math.random().toString(36).slice(2, 12)}`, ...person }))
    .body.person
const changes = async (record: string) =>
  (await test.database
    .sql`select op, changed, actor from ws_main._change where object = '_person' and record = ${record} order by seq`) as unknown as {
    op: string
    changed: object
    actor: string
  }[]

describe('making a person', () => {
  it('answers the person with a link, and notes it in the audit', async () => {
    const { status, body, headers } = await test.admin.post(people, {
      name: 'Trần Bình',
      email: 'Binh@Example.com',
      phone: '+84 912 000 111',
      jobTitle: 'Kế toán',
      employeeCode: 'NV001',
      roles: ['seller'],
    })
    expect(status).toBe(201)
    expect(headers.get('etag')).toBe('"1"')
    expect(body.link).toMatch(/^http:\/\/localhost:3000\/join\?token=[\w-]{43}$/)
    expect(body.person).toMatchObject({
      name: 'Trần Bình',
      email: 'binh@example.com',
      phone: '+84912000111',
      roles: ['seller'],
      joined: false,
      active: true,
      version: 1,
      language: 'en',
      zone: 'UTC',
    })
    expect(await changes(body.person.id)).toMatchObject([
      {
        op: 'person.create',
        actor: test.admin.id,
        changed: { name: { old: null, new: 'Trần Bình' }, roles: { old: null, new: ['seller'] } },
      },
    ])
  })

  it('names every wrong value at once and makes no account', async () => {
    const accounts = async () => (await test.database.sql`select from tessera.account`).length
    const before = await accounts()
    const { status, body } = await test.admin.post(people, { name: 'X', email: 'nonsense', login: 'a', phone: '12' })
    expect([status, body.issues.map(({ path }: { path: string }) => path)]).toEqual([
      422,
      ['/email', '/login', '/phone'],
    ])
    const none = '00000000-0000-4000-8000-000000000000'
    const unknown = await test.admin.post(people, {
      name: 'X',
      login: 'unknown.links',
      manager: none,
      department: none,
      otherDepartments: [none],
      zone: 'Nowhere',
    })
    expect(unknown.body.issues.map(({ path }: { path: string }) => path)).toEqual([
      '/zone',
      '/manager',
      '/department',
      '/otherDepartments/0',
    ])
    expect(
      (await test.admin.post(people, { name: 'X', login: 'unknown.role', roles: ['wizard'] })).body.issues,
    ).toMatchObject([{ code: 'person.unknown-role', path: '/roles/0' }])
    expect((await test.admin.post(people, { name: 'X' })).body.issues).toMatchObject([
      { code: 'person.identifier-missing' },
    ])
    expect(await accounts()).toBe(before)
  })

  it('links an account that exists, and only once a workspace', async () => {
    await test.makeWorkspace('second', test.admin.account)
    const person = { name: 'Both Worlds', login: 'both.worlds' }
    expect((await test.admin.post(people, person)).status).toBe(201)
    const again = await test.admin.post(people, person)
    expect([again.status, again.body.code, again.body.issues[0].code]).toEqual([409, 'conflict', 'person.already-here'])
    const { status, body } = await test.admin.post('/api/w/second/people', person)
    // The account has no password yet, but a link made here would open the first workspace too.
    expect([status, body.link]).toEqual([201, null])
    expect(await test.database.sql`select from tessera.account where login = 'both.worlds'`).toHaveLength(1)
  })

  it('twice at once makes one, who finds the workspace', async () => {
    await test.makeWorkspace('third', test.admin.account)
    const person = { name: 'Twice Added', login: 'twice.added', email: 'twice@example.com' }
    // The account exists already, so that nothing but the person itself tells the two apart.
    expect((await test.admin.post('/api/w/third/people', person)).status).toBe(201)
    const answers = await Promise.all(Array.from({ length: 6 }, () => test.admin.post(people, person)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect([body.code, body.issues[0].code]).toEqual(['conflict', 'person.already-here'])
    const made = answers.find(({ status }) => status === 201)?.body.person.id
    expect(
      await test.database.sql`select m.person, m.active from tessera.workspace_member m
        join tessera.account a on a.id = m.account where a.login = 'twice.added' and m.workspace = 'main'`,
    ).toEqual([{ person: made, active: true }])
  })

  it('refuses identifiers that belong to two people', async () => {
    await make({ login: 'one.of.two' })
    await make({ email: 'two@example.com', login: undefined })
    const { status, body } = await test.admin.post(people, { name: 'X', login: 'one.of.two', email: 'two@example.com' })
    expect([status, body.issues[0].code]).toEqual([409, 'person.identifiers-of-several'])
  })
})

describe('reading people', () => {
  it('shows colleagues a card, and details to who manages people and to the person', async () => {
    const { id } = await make({ name: 'Carla Card', email: 'carla@example.com', login: undefined, jobTitle: 'Sales' })
    const card = (await narrow.get(`${people}/${id}`)).body
    expect(card).toEqual({
      id,
      name: 'Carla Card',
      employeeCode: null,
      jobTitle: 'Sales',
      manager: null,
      department: null,
      active: true,
      _titles: {},
    })
    expect((await clerk.get(`${people}/${id}`)).body).toMatchObject({ email: 'carla@example.com', joined: false })
    expect((await narrow.get(`${people}/${narrow.id}`)).body).toMatchObject({
      login: expect.any(String),
      roles: ['seller'],
    })
  })

  it('finds without marks, in Chinese, and by contact only for who may see it', async () => {
    await make({ name: 'Đặng Thị Ánh', email: 'hidden.anh@example.com', login: undefined })
    await make({ name: '王小明', login: 'wang.xiaoming' })
    const found = async (who: TestPerson, search: string) =>
      (await who.get(`${people}?search=${encodeURIComponent(search)}`)).body.items.map(
        ({ name }: { name: string }) => name,
      )
    expect(await found(narrow, 'dang anh')).toEqual(['Đặng Thị Ánh'])
    expect(await found(narrow, '小明')).toEqual(['王小明'])
    expect(await found(narrow, 'hidden.anh')).toEqual([])
    expect(await found(clerk, 'hidden.anh')).toEqual(['Đặng Thị Ánh'])
    expect(await found(clerk, '912 000')).toEqual(['Trần Bình'])
    expect(await found(narrow, '912 000')).toEqual([])
    expect(await found(narrow, '%')).toEqual([])
  })

  it("pages by name in the reader's language, each person once", async () => {
    await narrow.patch('/api/me', { language: 'vi' })
    const names: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 20; pages += 1) {
      const { body } = await narrow.get(`${people}?limit=3${cursor && `&cursor=${cursor}`}`)
      names.push(...body.items.map(({ name }: { name: string }) => name))
      if (body.next === null) break
      cursor = encodeURIComponent(body.next)
    }
    expect(names).toEqual(names.toSorted(new Intl.Collator('vi').compare))
    const [count] = await test.database.sql`select count(*)::int as all from ws_main._person`
    expect(names).toHaveLength(count?.all)
    const borrowed = await clerk.get(`${people}?limit=3&cursor=${cursor}`)
    expect([borrowed.status, borrowed.body.issues[0].code]).toEqual([422, 'cursor-invalid'])
  })
})

describe('changing a person', () => {
  it('is based on a version', async () => {
    const { id } = await make({ jobTitle: 'Clerk' })
    expect((await test.admin.patch(`${people}/${id}`, { jobTitle: 'Head' })).status).toBe(428)
    const { status, body, headers } = await test.admin.patch(`${people}/${id}`, { jobTitle: 'Head' }, { version: 1 })
    expect([status, body.jobTitle, body.version, headers.get('etag')]).toEqual([200, 'Head', 2, '"2"'])
    const stale = await test.admin.patch(`${people}/${id}`, { jobTitle: 'Chief' }, { version: 1 })
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-record'])
    expect((await changes(id)).at(-1)).toMatchObject({
      op: 'person.update',
      changed: { jobTitle: { old: 'Clerk', new: 'Head' } },
    })
  })

  it('moves the sign-in along with e-mail and login', async () => {
    const { id } = await make({ login: 'mistyped' })
    expect((await test.admin.patch(`${people}/${id}`, { login: 'Well.Typed' }, { version: 1 })).body.login).toBe(
      'well.typed',
    )
    const [account] = await test.database
      .sql`select a.login from tessera.account a join ws_main._person p on p.account = a.id where p.id = ${id}`
    expect(account?.login).toBe('well.typed')
    await make({ login: 'taken.name' })
    const taken = await test.admin.patch(`${people}/${id}`, { login: 'taken.name' }, { version: 2 })
    expect([taken.status, taken.body.code]).toEqual([409, 'name-taken'])
    expect((await test.admin.patch(`${people}/${id}`, { login: null }, { version: 2 })).body.issues[0].code).toBe(
      'person.identifier-missing',
    )
  })

  it('keeps managers a tree', async () => {
    const [boss, middle, junior] = [await make({}), await make({}), await make({})]
    await test.admin.patch(`${people}/${middle.id}`, { manager: boss.id }, { version: 1 })
    expect(
      (await test.admin.patch(`${people}/${junior.id}`, { manager: middle.id }, { version: 1 })).body._titles,
    ).toEqual({ manager: 'Somebody' })
    for (const manager of [boss.id, junior.id]) {
      const { status, body } = await test.admin.patch(`${people}/${boss.id}`, { manager }, { version: 1 })
      expect([status, body.issues[0]]).toMatchObject([422, { code: 'person.manager-cycle', path: '/manager' }])
    }
    const racing = await Promise.all([
      test.admin.patch(`${people}/${boss.id}`, { manager: junior.id }, { version: 1 }),
      test.admin.patch(`${people}/${junior.id}`, { manager: boss.id }, { version: 2 }),
    ])
    expect(racing.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  it('without a person of this id is 404, whatever the id looks like', async () => {
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
      expect((await test.admin.get(`${people}/${id}`)).status).toBe(404)
      expect((await test.admin.patch(`${people}/${id}`, { jobTitle: 'x' }, { version: 1 })).status).toBe(404)
    }
  })
})

describe('roles of a person', () => {
  it('are in force at once here and within a second in every process', async () => {
    const person = await test.makePerson({ roles: ['seller'] })
    const second = await test.secondProcess()
    const elsewhere = second.as(person)
    expect([(await person.post(people, {})).status, (await elsewhere.post(people, {})).status]).toEqual([403, 403])
    expect((await test.admin.put(`${people}/${person.id}/roles`, { roles: ['clerk'] })).body.roles).toEqual(['clerk'])
    expect((await person.post(people, {})).status).toBe(422)
    await wait(1_000)
    expect((await elsewhere.post(people, {})).status).toBe(422)
    await test.admin.put(`${people}/${person.id}/roles`, { roles: [] })
    expect((await person.post(people, {})).status).toBe(403)
    await wait(1_000)
    expect((await elsewhere.post(people, {})).status).toBe(403)
    expect((await changes(person.id)).map(({ op, changed }) => [op, changed])).toEqual([
      ['person.roles', { roles: { old: ['seller'], new: ['clerk'] } }],
      ['person.roles', { roles: { old: ['clerk'], new: [] } }],
    ])
  })

  it('are neither given nor taken by somebody who does not hold their rights', async () => {
    const { id } = await make({ roles: ['auditor'] })
    const put = async (roles: string[]) => {
      const { status, body } = await clerk.put(`${people}/${id}/roles`, { roles })
      return [status, body.code]
    }
    expect(await put(['auditor', 'administrator'])).toEqual([403, 'exceeds-own-rights'])
    expect(await put([])).toEqual([403, 'exceeds-own-rights'])
    expect(await put(['auditor', 'seller'])).toEqual([200, undefined])
    expect((await clerk.post(people, { name: 'X', login: 'too.mighty', roles: ['auditor'] })).body.code).toBe(
      'exceeds-own-rights',
    )
    expect((await clerk.post(people, { name: 'X', login: 'just.right', roles: ['seller'] })).status).toBe(201)
  })

  it('need a sign-in of the last 15 minutes', async () => {
    const { id } = await make({ name: 'Old Session' })
    await test.database
      .sql`update tessera.session set created_at = now() - interval '16 minutes' where user_id = ${clerk.account.id}`
    await wait(1_000)
    for (const answer of [
      await clerk.put(`${people}/${narrow.id}/roles`, { roles: [] }),
      await clerk.post(`${people}/${narrow.id}/link`),
      await clerk.post(people, { name: 'X', login: 'with.roles', roles: ['seller'] }),
      await clerk.patch(`${people}/${id}`, { email: 'old@example.com' }, { version: 1 }),
      await clerk.patch(`${people}/${id}`, { jobTitle: 'Seller', active: false }, { version: 1 }),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'session-not-fresh'])
    }
    expect((await clerk.post(people, { name: 'X', login: 'without.roles', roles: [] })).status).toBe(201)
    expect((await clerk.patch(`${people}/${id}`, { jobTitle: 'Seller' }, { version: 1 })).status).toBe(200)
    await test.database.sql`update tessera.session set created_at = now() where user_id = ${clerk.account.id}`
    await wait(1_000)
  })

  it('never leave a workspace without an administrator', async () => {
    const refused = { status: 409, body: { code: 'blocked', issues: [{ code: 'person.last-administrator' }] } }
    expect(await test.admin.put(`${people}/${test.admin.id}/roles`, { roles: [] })).toMatchObject(refused)
    expect(await test.admin.patch(`${people}/${test.admin.id}`, { active: false }, { version: 1 })).toMatchObject(
      refused,
    )
    const second = await test.makePerson({ roles: ['administrator'] })
    const [one, two] = await Promise.all([
      test.admin.put(`${people}/${second.id}/roles`, { roles: [] }),
      second.put(`${people}/${test.admin.id}/roles`, { roles: [] }),
    ])
    expect([one.status, two.status].filter((status) => status === 200)).toHaveLength(1)
    const [left] = await test.database
      .sql`select count(*)::int as count from ws_main._person_role r where r.role in (select role from ws_main._person_role where person in (${test.admin.id}, ${second.id}))`
    expect(left?.count).toBe(1)
    const survivor = one.status === 200 ? test.admin : second
    await survivor.put(`${people}/${test.admin.id}/roles`, { roles: ['administrator'] })
  })
})

describe('a person who leaves', () => {
  it('is out at once here, within a second elsewhere, and may come back', async () => {
    const person = await test.makePerson({ roles: ['seller'] })
    const elsewhere = (await test.secondProcess()).as(person)
    expect((await elsewhere.get(people)).status).toBe(200)
    expect((await test.admin.patch(`${people}/${person.id}`, { active: false }, { version: 1 })).body.active).toBe(
      false,
    )
    const answer = await person.get(people)
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found'])
    await wait(1_000)
    expect((await elsewhere.get(people)).status).toBe(404)
    expect((await person.get('/api/me')).body.workspaces).toEqual([])
    expect((await test.admin.get(`${people}?active=false`)).body.items).toMatchObject([{ id: person.id }])
    await test.admin.patch(`${people}/${person.id}`, { active: true }, { version: 2 })
    expect((await person.get(people)).status).toBe(200)
    expect((await changes(person.id)).map(({ op }) => op)).toEqual(['person.deactivate', 'person.reactivate'])
  })

  it('is not deactivated by somebody with fewer rights, who may not change the sign-in either', async () => {
    const mighty = await test.makePerson({ roles: ['administrator'] })
    for (const patch of [{ active: false }, { login: 'hijacked' }, { email: 'hijacked@example.com' }]) {
      const { status, body } = await clerk.patch(`${people}/${mighty.id}`, patch, { version: 1 })
      expect([status, body.code]).toEqual([403, 'exceeds-own-rights'])
    }
    expect((await clerk.patch(`${people}/${mighty.id}`, { jobTitle: 'Boss' }, { version: 1 })).status).toBe(200)
    const link = await clerk.post(`${people}/${mighty.id}/link`)
    expect([link.status, link.body.code]).toEqual([403, 'exceeds-own-rights'])
  })
})

describe('a new link', () => {
  it('replaces the earlier one, and ends the sessions when it is used', async () => {
    const { body } = await test.admin.post(people, { name: 'Lost Key', login: 'lost.key' })
    const { status, body: second } = await clerk.post(`${people}/${body.person.id}/link`)
    expect(status).toBe(201)
    const join = (link: string, password: string) =>
      test.visitor.post('/api/join', { token: new URL(link).searchParams.get('token'), password })
    expect((await join(body.link, 'copper kettle over fire')).status).toBe(410)
    const { cookie } = await join(second.link, 'copper kettle over fire')
    expect((await test.admin.get(`${people}/${body.person.id}`)).body.joined).toBe(true)
    const third = await clerk.post(`${people}/${body.person.id}/link`)
    expect((await join(third.body.link, 'silver spoon under moon')).status).toBe(200)
    expect((await test.visitor.get('/api/me', { headers: { cookie } })).status).toBe(401)
  })

  it('to an account that works elsewhere too is made only by who administers the installation', async () => {
    const [person] = (await test.admin.get(`${people}?search=both.worlds`)).body.items
    const refused = await clerk.post(`${people}/${person.id}/link`)
    expect([refused.status, refused.body.issues[0].code]).toEqual([409, 'person.account-elsewhere'])
    expect((await test.admin.post(`${people}/${person.id}/link`)).status).toBe(201)
  })
})
