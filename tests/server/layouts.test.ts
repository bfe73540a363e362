import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFormStore } from '../../designer/work/layout/form-store.ts'
import { usedLayout } from '../../designer/work/layout/use-layout.ts'
import type { Caller } from '../../runtime/caller.ts'
import { compileRelease } from '../../runtime/compile/compile-release.ts'
import { formLayout } from '../../runtime/layouts/person-layout.ts'
import { accessOf } from '../../runtime/roles/access.ts'
import { appView } from '../../runtime/roles/app-view.ts'
import { defaultSettings } from '../../runtime/workspaces/default-settings.ts'
import type { AppAnswer } from '../../schemas/api/app.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { type CompiledLayout, isBlank, type LayoutState } from '../../schemas/layouts/layout-state.ts'
import { administratorRole } from '../../schemas/roles/administrator.ts'
import { ruleContext } from '../../schemas/rules/context.ts'
import type { RuleValue } from '../../schemas/rules/values.ts'
import { account, dealNamed, randomLayout, randomValues } from '../conformance/layouts/random-layouts.ts'
import { type Random, randomFrom } from '../conformance/rules/random.ts'
import { startTestApp, type TestApp } from '../support/server.ts'

const settings = defaultSettings('en', { name: 'Main' })
const me = '01980000-0000-7000-8000-000000000001'
const world = ruleContext(settings, { now: new Date(), user: me, roles: ['administrator'], language: 'en' })
const told = ({ hidden, fields, cleared }: LayoutState) => JSON.stringify([[...hidden].toSorted(), [...fields], [...cleared]])

/** The layout as the server runs it and as the browser does, which knows only what `/app` answers. */
function bothSides(random: Random): { server: CompiledLayout | undefined; browser: CompiledLayout } {
  const definitions = [account, dealNamed('deal'), randomLayout(random, 'deal'), administratorRole]
  const plan = compileRelease('ws_main', { number: 1, definitions, settings, settingsNumber: 1 })
  // Layouts ask a caller for the plan and the rights alone; what the browser is told says whether mails are sent, too.
  const caller = { plan, workspace: { ports: { mail: { isKept: false } } }, access: accessOf(plan, [administratorRole.id]), person: { id: me, name: 'Ada', language: 'en', zone: 'UTC' }, rights: 0 } as unknown as Caller
  const object = plan.objects.get('deal')
  return { server: object && formLayout(caller, object, null), browser: inBrowser(JSON.parse(JSON.stringify(appView(caller))) as AppAnswer, 'deal') }
}

function inBrowser(app: AppAnswer, name: string): CompiledLayout {
  const object = app.objects.find(({ definition }) => definition.name === name)
  if (!object) throw new Error(`no object ${name}`)
  return usedLayout(app, object, { use: 'form', recordType: null, fields: [] }).compiled
}

const store = (layout: CompiledLayout, values: Record<string, FieldValue>) => createFormStore({ values, layout, context: () => world, adjust: (_, after) => after })

describe('what a layout says', () => {
  it('is the same in the browser and on the server: 100 sets of conditions, 1,000 inputs each', () => {
    const random = randomFrom(20_261_122)
    let different = 0
    let conditional = 0
    for (let set = 0; set < 100; set += 1) {
      const { server, browser } = bothSides(random)
      if (!server) continue
      conditional += 1
      const form = store(browser, {})
      for (let at = 0; at < 1_000; at += 1) {
        const values = { ...randomValues(random, ['a', 'b']), owner: random.pick([me, null]) }
        const related = { 'account.industry': random.pick([null, 'bank', 'retail']) }
        form.relate(related)
        // Typed field by field now and then, as people do, and otherwise all at once.
        if (at % 50 === 0) for (const [name, value] of Object.entries(values)) form.set(name, value)
        else form.replace(values)
        if (told(form.state()) !== told(server.state({ ...(values as Record<string, RuleValue>), ...related }, world))) different += 1
      }
    }
    expect({ different, conditional: conditional > 90 }).toEqual({ different: 0, conditional: true })
  }, 120_000)
})

describe('a save through HTTP', () => {
  let test: TestApp
  const objects = ['deal0', 'deal1', 'deal2', 'deal3', 'deal4']
  const industryOf = new Map<string, string>()

  beforeAll(async () => {
    test = await startTestApp()
    const random = randomFrom(7)
    for (const definition of [account, ...objects.flatMap((name) => [dealNamed(name), randomLayout(random, name)])]) {
      await test.admin.put(`/api/w/main/draft/${definition.kind}/${definition.name}`, definition, { headers: { 'if-none-match': '*' } })
    }
    const plan = await test.admin.post('/api/w/main/draft/plan', {})
    await test.admin.post('/api/w/main/draft/publish', { digest: plan.body.digest, note: '' })
    for (const industry of ['bank', 'retail']) {
      const made = await test.admin.post('/api/w/main/records/account', { values: { name: industry, industry } })
      industryOf.set(made.body.id, industry)
    }
  })
  afterAll(() => test.close())

  it('is refused where the form in the browser would have said so, and clears what the form hides', async () => {
    const app = (await test.admin.get('/api/w/main/app')).body as AppAnswer
    const random = randomFrom(11)
    for (const name of objects) {
      const layout = inBrowser(app, name)
      for (let at = 0; at < 10; at += 1) {
        const values = randomValues(random, [...industryOf.keys()])
        const form = store(layout, { ...values, owner: app.person.id })
        form.relate({ 'account.industry': industryOf.get(String(values['account'])) ?? null })
        // The form runs in this process, so its person is the one who asks.
        const state = layout.state(form.ruleValues(), { ...world, user: app.person.id })
        const answer = await test.admin.post(`/api/w/main/records/${name}`, { values })
        const body = answer.body as { values?: Record<string, unknown>; issues?: { code: string; path: string }[] }
        expect([name, at, (body.issues ?? []).map(({ code, path }) => `${code} ${path}`).toSorted()]).toEqual([name, at, expected(state, values)])
        for (const gone of body.values ? state.cleared : []) expect([gone, body.values?.[gone]]).toEqual([gone, null])
      }
    }
  })
})

/** What the server says of a new record, worked out from the browser's state alone. */
function expected(state: LayoutState, values: Record<string, FieldValue>): readonly string[] {
  const initial: Record<string, FieldValue> = { stage: 'new' }
  return [...state.fields]
    .filter(([name]) => !state.cleared.has(name))
    .flatMap(([name, { required, readOnly, mustBeEmpty, options }]) => {
      const value = values[name] ?? null
      if (required && isBlank(value as RuleValue)) return [`required /values/${name}`]
      if (readOnly && value !== (initial[name] ?? null)) return [`layout.locked /values/${name}`]
      if (mustBeEmpty) return [`layout.must-be-empty /values/${name}`]
      return options && value !== null && !options.includes(String(value)) ? [`layout.not-offered /values/${name}`] : []
    })
    .toSorted()
}
