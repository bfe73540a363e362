import { publishDefinitions } from '../support/api-client.ts'
import { startJourney } from '../support/journey.ts'
import { largeFlow, type LongTasks, panCanvas, panned, parcel } from './panning.ts'
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
  await publishDefinitions(journey.api, 'main', [parcel, largeFlow()])
  await journey.open('/design/flows/large')
  await journey.page.locator('.react-flow__node').first().waitFor()
  await panCanvas(journey.page)
  const { clock, thread } = await panCanvas(journey.page)
  const said = ({ count, longest }: LongTasks) => `${count} tasks above 50 ms${count === 0 ? '' : `, the longest ${longest.toFixed(0)} ms`}`
  console.log(`a flow of ${panned.steps} steps, panned and zoomed: by the page's own thread ${said(thread)} (goal 0); by the clock of this machine ${said(clock)}`)
} finally {
  await journey.close()
}
process.exit(0)
