import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** A serious or critical barrier that axe has found, and where. */
export interface Barrier {
  rule: string
  impact: string
  elements: readonly string[]
  summary: string
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeReport {
  violations: { id: string; impact: string | null; help: string; nodes: { html: string; failureSummary?: string }[] }[]
}

/** Looks for barriers of WCAG 2.2 AA on the page as it stands. The page's context must bypass its policy. */
export async function findBarriers(page: Page): Promise<readonly Barrier[]> {
  await page.addScriptTag({ content: source })
  const report = await page.evaluate<AxeReport>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  return report.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      // Selectors name ids that are new on every page.
      elements: nodes.map(({ html }) => html.slice(0, 200)),
      summary: nodes[0]?.failureSummary ?? help,
    }))
}
