import type { Page } from 'playwright-core'
import { chain } from '../../../designer/design/flows/new/starts/chain.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { finishedJob } from '../../support/api-client.ts'
import { dealObject } from '../sample-definitions.ts'
import type { Sample } from '../sample.ts'
import type { Screen } from './screen.ts'
import { press, textOf } from './texts.ts'

const flows = '/w/main/design/flows'

/** Around the canvas of flows: the list, how a flow begins, and how it is tried. */
export const flowRunScreens: readonly Screen[] = [
  { name: 'design-flows-empty', as: 'administrator', path: '/w/fresh/design/flows' },
  { name: 'design-flow-new', as: 'administrator', path: `${flows}?new&object=deal`, prepare: fillChain },
  { name: 'design-flows', as: 'administrator', path: '/w/main/design/objects', prepare: (page, sample) => openFlow(page, sample, '') },
  { name: 'design-runs', as: 'administrator', path: '/w/main/design/objects', prepare: (page, sample) => openRun(page, sample, false) },
  { name: 'design-run', as: 'administrator', path: '/w/main/design/objects', prepare: (page, sample) => openRun(page, sample, true) },
  { name: 'design-flow-trial', as: 'administrator', path: '/w/main/design/objects', prepare: tryFlow },
]

/** A start with its blanks filled in, and the words that it comes to. */
async function fillChain(page: Page): Promise<void> {
  await page.locator('[data-start=chain]').click()
  const blanks = page.getByRole('region', { name: await textOf(page, 'design-flow-new:blanks') })
  await blanks.getByRole('combobox').first().click()
  await page.getByRole('option').first().click()
  await blanks.getByRole('textbox').last().fill('100000000')
  await page.getByRole('region', { name: await textOf(page, 'design-flow-new:preview') }).waitFor()
}

/** A flow of the draft, which these pages put there. */
async function openFlow(page: Page, { api }: Sample, further: string): Promise<void> {
  const label = { en: 'Big deals', vi: 'Cơ hội lớn', 'zh-CN': '大额商机' }
  const object = dealObject as unknown as ObjectDefinition
  const made = chain.make({ name: 'big_deals', label, object, set: definitionSet([]), blanks: { field: 'amount', amount: '100000000' } })
  await api.fetch('PUT', '/api/w/main/draft/flow/big_deals', { body: made?.flow, headers: { 'if-none-match': '*' } })
  await page.goto(new URL(`${flows}${further}`, page.url()).href)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** A run that waits for an approval: a published flow has begun it when a deal was made. */
async function openRun(page: Page, { api }: Sample, isOne: boolean): Promise<void> {
  const runs = async () => (await api.call<{ items: { id: string; at: unknown[] }[] }>('GET', '/api/w/main/runs?flow=new_deals')).items
  if ((await api.fetch('GET', '/api/w/main/draft/flow/new_deals')).status === 404) await beginRun(api)
  let [run] = await runs()
  for (let tries = 0; tries < 100 && (run?.at.length ?? 0) === 0; tries += 1) {
    await page.waitForTimeout(200)
    ;[run] = await runs()
  }
  await page.goto(new URL(`/w/main/design/runs${isOne ? `/${run?.id}` : ''}`, page.url()).href)
  await (isOne ? page.locator('[data-node-key=manager]').first() : page.getByRole('row').nth(1)).waitFor()
}

async function beginRun(api: Sample['api']): Promise<void> {
  const label = { en: 'New deals', vi: 'Cơ hội mới', 'zh-CN': '新商机' }
  const object = dealObject as unknown as ObjectDefinition
  const made = chain.make({ name: 'new_deals', label, object, set: definitionSet([]), blanks: { field: 'amount', amount: '100000000' } })
  const flow = { ...made?.flow, trigger: { type: 'record', object: 'deal', on: ['create'] } }
  await api.call('PUT', '/api/w/main/draft/flow/new_deals', { body: flow, headers: { 'if-none-match': '*' } })
  const only = ['flow/new_deals']
  const { digest } = await api.call<{ digest: string }>('POST', '/api/w/main/draft/plan', { body: { only } })
  const job = await api.call<{ id: string }>('POST', '/api/w/main/draft/publish', { body: { digest, only, note: '' } })
  await finishedJob(api, 'main', job.id)
  const { items } = await api.call<{ items: { id: string }[] }>('GET', '/api/w/main/records/customer?limit=1')
  await api.call('POST', '/api/w/main/records/deal', { body: { values: { name: 'Data centre', customer: items[0]?.id, amount: '250000000' } } })
}

/** A trial that has been approved once, with its first step looked at. */
async function tryFlow(page: Page, sample: Sample): Promise<void> {
  await openFlow(page, sample, '/big_deals/try')
  const record = page.getByRole('complementary').getByRole('combobox').first()
  await record.click()
  await page.getByRole('option').first().click()
  await press(page, 'design-flow-trial:decision.approve')
  await page.locator('[data-node-key=how_much]').first().click()
  await page.getByText(await textOf(page, 'design-flow-trial:cases.title')).waitFor()
}
