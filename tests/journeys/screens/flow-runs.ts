import type { Page } from 'playwright-core'
import { chain } from '../../../designer/design/flows/new/starts/chain.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
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
