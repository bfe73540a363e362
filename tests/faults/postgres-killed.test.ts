import { expect, test } from 'vitest'
import { makeDataDir } from '../support/embedded-process.ts'
import type { KillReport } from '../support/kill-postgres-under-load.ts'
import { removeDataDir, runToEnd } from '../support/server-process.ts'

/** `KILLS=30 npm run prove:faults`; four in CI, where records-survive kills it ten times more. */
const kills = Number(process.env.KILLS ?? 4)

test(`the process outlives ${kills} kills of Postgres under load, loses nothing and is whole again within 5 s`, async () => {
  const dataDir = makeDataDir()
  const script = ['--import', './patches/register.ts', 'tests/support/kill-postgres-under-load.ts', dataDir, String(kills)]
  const { code, output } = await runToEnd(script, {})
  expect({ code, output }).toMatchObject({ code: 0 })
  const report = JSON.parse(output) as KillReport
  console.log(`${report.acknowledged} writes acknowledged; whole again after ${report.healthyAfter.join(', ')} ms`)
  expect(report).toMatchObject({ lost: 0, halves: 0, hanging: 0 })
  expect(report.acknowledged).toBeGreaterThan(100)
  expect(Math.max(...report.healthyAfter)).toBeLessThan(5_000)
  await removeDataDir(dataDir)
})
