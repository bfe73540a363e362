import { setTimeout as sleep } from 'node:timers/promises'
import { openConnection } from '../../runtime/storage/connect.ts'
import type { Connection } from '../../runtime/storage/connect.ts'
import { startEmbedded } from '../../server/embedded/start-embedded.ts'
import { makeLog } from '../../server/log.ts'
import { postmasterPid } from './embedded-process.ts'

// `node kill-postgres-under-load.ts <data folder> <kills>`: writes without a pause while the database is killed again and
// again under it, and prints what came of it.

export interface KillReport {
  /** Acknowledged single writes and pairs. */
  readonly acknowledged: number
  /** Acknowledged, but not in the database. */
  readonly lost: number
  /** Transactions of which only a part is in the database. */
  readonly halves: number
  /** Writes that had not ended when all was quiet. */
  readonly hanging: number
  /** Milliseconds from each kill until the whole pool answered again. */
  readonly healthyAfter: readonly number[]
}

const [dataDir = '', kills = '10'] = process.argv.slice(2)
const embedded = await startEmbedded({ dataDir, log: makeLog('silent') })
const owner = openConnection(embedded.ownerUrl, { name: 'owner', max: 2 })
await owner.sql`create table single (id int primary key, filling text)`
await owner.sql`create table first_half (id int primary key)`
await owner.sql`create table second_half (id int primary key)`
const pool = openConnection(embedded.ownerUrl, { name: 'load', onClose: embedded.onConnectionError })

const single = new Set<number>()
const pairs = new Set<number>()
let [next, running, isStopping] = [0, 0, false]

// Short and long statements leave the driver on different ways.
async function writeSingle({ sql }: Connection, id: number): Promise<void> {
  await sql.unsafe('insert into single values ($1, $2)', [id, 'x'.repeat(id % 3 === 0 ? 2_000 : 10)], { prepare: true })
  single.add(id)
}

// The pause lets a connection die while its transaction is busy elsewhere.
async function writePair({ sql }: Connection, id: number): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`insert into first_half values (${id})`
    await sleep(id % 5 === 0 ? 700 : id % 7)
    await transaction`insert into second_half values (${id})`
  })
  pairs.add(id)
}

async function keepWriting(write: typeof writeSingle): Promise<void> {
  running += 1
  while (!isStopping) {
    const isWritten = await write(pool, ++next).then(() => true, () => false)
    if (!isWritten) await sleep(20)
  }
  running -= 1
}

async function untilHealthy(): Promise<number> {
  const [from, before] = [Date.now(), single.size]
  while (Date.now() - from < 15_000) {
    await sleep(50)
    const probes = Array.from({ length: 20 }, () => pool.sql.unsafe('select pg_sleep(0.01)'))
    const answers = await Promise.race([Promise.allSettled(probes), sleep(5_000, [])])
    if (answers.length > 0 && answers.every(({ status }) => status === 'fulfilled') && single.size > before) break
  }
  return Date.now() - from
}

for (let writer = 0; writer < 16; writer += 1) {
  void keepWriting(writeSingle)
  void keepWriting(writePair)
}
const healthyAfter: number[] = []
for (let round = 0; round < Number(kills); round += 1) {
  await sleep(800 + Math.random() * 700)
  process.kill(postmasterPid(dataDir), 'SIGKILL')
  healthyAfter.push(await untilHealthy())
}
isStopping = true
await sleep(2_000)

const stored = async (table: string): Promise<Set<number>> =>
  new Set((await owner.sql<{ id: number }[]>`select id from ${owner.sql(table)}`).map(({ id }) => id))
const [inSingle, inFirst, inSecond] = [await stored('single'), await stored('first_half'), await stored('second_half')]
const report: KillReport = {
  acknowledged: single.size + pairs.size,
  lost: [...single].filter((id) => !inSingle.has(id)).length + [...pairs].filter((id) => !inFirst.has(id)).length,
  halves: [...inFirst].filter((id) => !inSecond.has(id)).length + [...inSecond].filter((id) => !inFirst.has(id)).length,
  hanging: running,
  healthyAfter,
}
console.log(JSON.stringify(report))
await Promise.all([owner.close(), pool.close()])
await embedded.stop()
process.exit(0)
