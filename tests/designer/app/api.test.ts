import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { request, withQuery } from '../../../designer/app/api.ts'
import { Problem } from '../../../designer/app/problem.ts'
import { onSessionLost, pathAfterSignIn, signInPath } from '../../../designer/app/session.ts'
import { faultsOf, setupBody, slugOf } from '../../../designer/app/pages/setup-form.ts'

const answers: Response[] = []
const asked: { url: string; init: RequestInit }[] = []

beforeEach(() => {
  // Nobody looks as somebody else.
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    const answer = answers.shift()
    if (!answer) throw new TypeError('network')
    return answer
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  answers.length = 0
  asked.length = 0
})

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

const problem = (status: number, body: unknown) => json(status, body, { 'content-type': 'application/problem+json' })

const failure = async (work: Promise<unknown>): Promise<Problem> => {
  const reason = await work.then(
    () => undefined,
    (each: unknown) => each,
  )
  if (reason instanceof Problem) return reason
  throw new Error('expected a problem')
}

describe('a request', () => {
  it('gives the body and the version it has', async () => {
    answers.push(json(200, { a: 1 }, { etag: '"7"' }))
    expect(await request('GET', '/api/x')).toEqual({ body: { a: 1 }, status: 200, etag: '"7"', location: null })
  })

  it('names the version that a change is based on, quoted once', async () => {
    answers.push(json(200, {}), json(200, {}))
    await request('PATCH', '/api/x', { body: {}, ifMatch: 3 })
    await request('PATCH', '/api/x', { body: {}, ifMatch: '"3"' })
    expect(asked.map(({ init }) => new Headers(init.headers).get('if-match'))).toEqual(['"3"', '"3"'])
  })

  it('leaves out what has no value in the query', () => {
    expect(withQuery('/api/x', { a: 1, b: undefined, c: null, d: 'é ' })).toBe('/api/x?a=1&d=%C3%A9+')
  })

  it('turns a problem document into a problem with code, issues and details', async () => {
    answers.push(problem(422, { code: 'invalid-record', title: 'No', issues: [{ code: 'required', path: '/values/name' }], release: 4 }))
    const reason = await failure(request('POST', '/api/x', { body: {} }))
    expect(reason).toMatchObject({ code: 'invalid-record', status: 422, message: 'No', details: { release: 4 } })
    expect(reason.issues).toEqual([{ code: 'required', path: '/values/name' }])
  })

  it('gives a code to answers that are no problem documents', async () => {
    answers.push(new Response('<html>', { status: 502 }), new Response(null, { status: 404 }))
    expect((await failure(request('GET', '/api/x'))).code).toBe('server-fault')
    expect((await failure(request('GET', '/api/x'))).code).toBe('not-found')
  })

  it('says that the server is unreachable when no answer comes', async () => {
    expect(await failure(request('GET', '/api/x'))).toMatchObject({ code: 'unreachable', status: 0 })
  })

  it('tells the app when the session is lost, except where that is expected', async () => {
    const heard = vi.fn<() => void>()
    const stop = onSessionLost(heard)
    answers.push(problem(401, {}), problem(401, {}))
    await failure(request('GET', '/api/x', { mayBeSignedOut: true }))
    expect(heard).not.toHaveBeenCalled()
    await failure(request('GET', '/api/x'))
    expect(heard).toHaveBeenCalledOnce()
    stop()
  })
})

describe('signing in', () => {
  it('remembers where the person was', () => {
    expect(signInPath({ pathname: '/w/main/work', search: '?a=1' })).toBe('/sign-in?next=%2Fw%2Fmain%2Fwork%3Fa%3D1')
    expect(signInPath({ pathname: '/', search: '' })).toBe('/sign-in')
  })

  it.each([
    ['/w/main/work?a=1', '/w/main/work?a=1'],
    [null, '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['/sign-in?next=/x', '/'],
  ])('goes on to %s as %s', (next, expected) => {
    expect(pathAfterSignIn(next)).toBe(expected)
  })
})

describe('setting up', () => {
  const form = { name: ' Lan ', login: 'lan@haidang.vn', password: 'bốn từ dễ nhớ', workspace: 'Công ty Hải Đăng', slug: undefined }
  const reader = { language: 'vi', zone: 'Asia/Ho_Chi_Minh' } as const

  it('makes the address of the workspace from its name until somebody writes one', () => {
    expect(slugOf(form)).toBe('cong_ty_hai_dang')
    expect(slugOf({ workspace: '上海贸易', slug: undefined })).toBe('main')
    expect(slugOf({ workspace: 'x', slug: 'own' })).toBe('own')
  })

  it('sends an e-mail address or a login name', () => {
    expect(setupBody('t', form, reader)).toMatchObject({ email: 'lan@haidang.vn', name: 'Lan', workspace: { slug: 'cong_ty_hai_dang' } })
    expect(setupBody('t', { ...form, login: 'lan.nt' }, reader)).toMatchObject({ login: 'lan.nt' })
  })

  it('sends how the browser reads, for the first person and the first workspace', () => {
    expect(setupBody('t', form, reader)).toMatchObject({ language: 'vi', workspace: { zone: 'Asia/Ho_Chi_Minh' } })
  })

  it('names every fault at its input', () => {
    expect(faultsOf(form)).toEqual({})
    expect(faultsOf({ name: '', login: 'a b', password: 'short', workspace: ' ', slug: 'A-B' })).toEqual({
      name: 'nameMissing',
      login: 'setup.loginWrong',
      password: 'passwordShort',
      workspace: 'setup.workspaceMissing',
      slug: 'setup.slugWrong',
    })
  })
})
