import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'
import { press, textOf } from './texts.ts'

const flows = '/w/main/design/flows'
const runs = '/w/main/design/runs'

/** Around the canvas of flows: the list, how a flow begins, how it is tried, and how it runs. */
export const flowRunScreens: readonly Screen[] = [
  { name: 'design-flows-empty', as: 'administrator', path: '/w/fresh/design/flows' },
  { name: 'design-flows', as: 'administrator', path: flows },
  ...['approval', 'chain', 'tell', 'remind', 'give', 'webhook'].map((start): Screen => ({ name: `design-flow-new-${start}`, as: 'administrator', path: `${flows}?new&object=deal`, prepare: (page) => choose(page, start) })),
  { name: 'design-flow-new', as: 'administrator', path: `${flows}?new&object=deal`, prepare: fillChain },
  { name: 'design-flow-new-lacks', as: 'administrator', path: `${flows}?new&object=deal`, prepare: makeTooEarly },
  { name: 'design-flow-trial-begins', as: 'administrator', path: `${flows}/purchase_approval/try` },
  { name: 'design-flow-trial', as: 'administrator', path: `${flows}/purchase_approval/try`, prepare: tryFlow },
  { name: 'design-flow-trial-done', as: 'administrator', path: `${flows}/purchase_approval/try`, prepare: finishTrial },
  { name: 'design-runs', as: 'administrator', path: runs, prepare: (page) => page.getByRole('row').nth(1).waitFor() },
  { name: 'design-runs-stuck', as: 'administrator', path: `${runs}?stuck=true&flow=tell_warehouse`, prepare: (page) => page.getByRole('row').nth(1).waitFor() },
  { name: 'design-runs-none', as: 'administrator', path: `${runs}?flow=purchase_approval&status=failed` },
  { name: 'design-flow-versions', as: 'administrator', path: `${flows}/purchase_approval/versions`, prepare: (page) => page.getByRole('row').nth(1).waitFor() },
  { name: 'design-flow-version', as: 'administrator', path: `${flows}/purchase_approval/versions/1`, prepare: drawn },
  { name: 'design-flow-move', as: 'administrator', path: `${flows}/purchase_approval/versions`, prepare: moveRuns },
  { name: 'design-run', as: 'administrator', path: ({ runs: { waiting } }) => `${runs}/${waiting}`, prepare: drawn },
  { name: 'design-run-hand-over', as: 'administrator', path: ({ runs: { waiting } }) => `${runs}/${waiting}`, prepare: giveAway },
  { name: 'design-run-step', as: 'administrator', path: ({ runs: { waiting } }) => `${runs}/${waiting}`, prepare: lookAtManager },
  { name: 'design-run-then', as: 'administrator', path: ({ runs: { done } }) => `${runs}/${done}`, prepare: lookBack },
  { name: 'design-run-done', as: 'administrator', path: ({ runs: { done } }) => `${runs}/${done}`, prepare: drawn },
  { name: 'design-run-tries', as: 'administrator', path: ({ runs: { trying } }) => `${runs}/${trying}`, prepare: drawn },
  { name: 'design-run-failed', as: 'administrator', path: ({ runs: { failed } }) => `${runs}/${failed}`, prepare: drawn },
]

async function drawn(page: Page): Promise<void> {
  await page.locator('.react-flow__node').first().waitFor()
}

/** Runs of a version of which a step is gone. */
async function moveRuns(page: Page): Promise<void> {
  await page.getByText(await textOf(page, 'design-flow-versions:move.open'), { exact: true }).first().click()
  await page.getByRole('dialog').getByRole('status').waitFor()
}

/** Somebody's task is to be given to another: nothing is said yet of why. */
async function giveAway(page: Page): Promise<void> {
  await drawn(page)
  await page.getByText(await textOf(page, 'hand-over:button'), { exact: true }).first().click()
  await page.getByRole('button', { name: await textOf(page, 'hand-over:give'), exact: true }).click()
  await page.locator('[aria-invalid=true]').first().waitFor()
}

async function lookAtManager(page: Page): Promise<void> {
  await drawn(page)
  await page.locator('[data-node-key=manager]').first().click()
}

/** As it stood at first, and why it went the way it did. */
async function lookBack(page: Page): Promise<void> {
  await drawn(page)
  await page.getByRole('slider').focus()
  await page.keyboard.press('Home')
  await page.locator('[data-node-key=if_dear]').first().click()
  await page.getByRole('heading', { level: 2 }).nth(1).waitFor()
}

async function choose(page: Page, start: string): Promise<void> {
  await page.locator(`[data-start=${start}]`).click()
}

/** A start with its blanks filled in, and the words that it comes to. */
async function fillChain(page: Page): Promise<void> {
  await choose(page, 'chain')
  const blanks = page.getByRole('region', { name: await textOf(page, 'design-flow-new:blanks') })
  await blanks.getByRole('combobox').first().click()
  await page.getByRole('option').first().click()
  await blanks.getByRole('textbox').last().fill('100000000')
  await page.getByRole('region', { name: await textOf(page, 'design-flow-new:preview') }).waitFor()
}

async function makeTooEarly(page: Page): Promise<void> {
  await choose(page, 'remind')
  await press(page, 'design-flow-new:make')
  await page.locator('[aria-invalid=true]').first().waitFor()
}

/** A trial that has been approved once, with its first step looked at. */
async function tryFlow(page: Page): Promise<void> {
  await beginTrial(page)
  await press(page, 'design-flow-trial:decision.approve')
  await page.locator('[data-node-key=if_dear]').first().click()
}

async function finishTrial(page: Page): Promise<void> {
  await beginTrial(page)
  await press(page, 'design-flow-trial:decision.approve')
  await press(page, 'design-flow-trial:decision.approve')
  await press(page, 'design-flow-trial:decision.submit')
  await page.getByText(await textOf(page, 'design-flow-trial:status.completed'), { exact: true }).first().waitFor()
}

async function beginTrial(page: Page): Promise<void> {
  const record = page.getByRole('complementary').getByRole('combobox').first()
  await record.fill('Annual')
  await page.getByRole('option', { name: /Annual licences/ }).click()
  await page.getByRole('button', { name: await textOf(page, 'design-flow-trial:decision.approve'), exact: true }).first().waitFor()
}
