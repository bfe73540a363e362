import { publishDefinitions } from '../support/api-client.ts'
import { startJourney } from '../support/journey.ts'
import { conditionalForm, conditionalLayout, formSize, plainForm, plainLayout, typeIntoForm } from './typing.ts'

/** What designing and using designs costs, in a real browser: `npm run bench:design`. */
const goals = { median: 16, p95: 50 }
const keys = 200

const journey = await startJourney()
try {
  await publishDefinitions(journey.api, 'main', [plainForm, conditionalForm, plainLayout, conditionalLayout])
  for (const name of ['plain', 'conditional']) {
    await journey.open(`/work/records/${name}/new`)
    await journey.page.locator('form button[type=submit]').waitFor()
    // Code that runs for the first time is compiled while it runs.
    await typeIntoForm(journey.page, 27)
    await journey.page.reload()
    const { median, p95 } = await typeIntoForm(journey.page, keys)
    const conditions = name === 'conditional' ? formSize.conditions : 0
    console.log(`a form of ${formSize.fields} fields and ${conditions} conditions: ${median.toFixed(1)} ms a keystroke, p95 ${p95.toFixed(1)} ms (goals ${goals.median} and ${goals.p95})`)
  }
} finally {
  await journey.close()
}
process.exit(0)
