import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openConnection } from '../../../runtime/storage/connect.ts'
import { operatorNames } from '../../../schemas/rules/operators/index.ts'
import { startEmbedded } from '../../../server/embedded/start-embedded.ts'
import { makeLog } from '../../../server/log.ts'
import { prove } from './generate.ts'
import { makeTables } from './tables.ts'

/**
 * `npm run prove:rules -- --pairs 1000000 [--seed 7]`: compares JavaScript and SQL on random rules over random rows in a
 * throw-away Postgres. Prints every rule on which they differ, once, and then ends with code 1.
 */
const { values } = parseArgs({ options: { pairs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: String(Date.now() % 2 ** 31) } } })
const [pairs, seed] = [Number(values.pairs), Number(values.seed)]

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-rules-'))
fs.chmodSync(dataDir, 0o755)
const cluster = await startEmbedded({ dataDir, log: makeLog('warn'), unsafe: true })
const connection = openConnection(cluster.ownerUrl, { name: 'rules', max: 1 })
try {
  await makeTables(connection.sql)
  console.log(`comparing ${pairs} pairs, seed ${seed}`)
  const start = performance.now()
  // Few enough rows a rule that a million pairs hold more than 20,000 different rules.
  const proof = await prove(connection.sql, { pairs, seed, rows: pairs < 500_000 ? 10 : 40, onProgress: progress() })
  const seen = new Map(proof.differences.map((difference) => [JSON.stringify(difference.rule), difference]))
  for (const difference of seen.values()) console.log(JSON.stringify(difference, null, 2))
  const unused = operatorNames.filter((name) => !proof.operators.has(name))
  console.log(`${proof.pairs} pairs, ${proof.expressions} different rules, ${Math.round((performance.now() - start) / 1000)} s`)
  console.log(`${proof.differences.length} differences in ${seen.size} rules; operators never used: ${unused.join(' ') || 'none'}`)
  process.exitCode = seen.size + unused.length > 0 ? 1 : 0
} finally {
  await connection.close()
  await cluster.stop()
  fs.rmSync(dataDir, { recursive: true, force: true })
}

/** Prints each time a tenth of the work is done. */
function progress(): (done: number) => void {
  let next = pairs / 10
  return (done) => {
    if (done < next) return
    console.log(`${done} pairs compared`)
    next += pairs / 10
  }
}
