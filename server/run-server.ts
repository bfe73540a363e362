import { openConnection } from '../runtime/storage/connect.ts'
import { laneTimeout, sharedReads } from '../runtime/storage/reads.ts'
import { compose } from './compose.ts'
import { openDataDir, readSecret } from './data-dir.ts'
import { watchPulse } from './database-pulse.ts'
import { openDatabase } from './database.ts'
import { listen } from './listen.ts'
import { makeLog } from './log.ts'
import { migrate } from './migrate.ts'
import { readSettings } from './settings.ts'
import { stepsAtOnce } from '../runtime/flows/work/step-runs.ts'
import { createShutdown, stopOnSignals } from './shutdown.ts'

const drainTime = 11_000

/** Starts everything in order and stops it in the opposite order: first the door, at last the database. */
export async function runServer(environment: NodeJS.ProcessEnv, commands: readonly string[]): Promise<void> {
  const settings = readSettings(environment, commands)
  const log = makeLog(settings.logLevel)
  const shutdown = createShutdown(log)
  stopOnSignals(shutdown.run)
  openDataDir(settings.dataDir)
  const secret = readSecret(settings.dataDir)
  const door = settings.port === undefined ? undefined : await listen(settings.port)
  try {
    const database = await openDatabase(settings, log)
    shutdown.add('database', database.stop, 5_000)
    const owner = openConnection(database.directUrl, { name: 'tessera owner', max: 3, onClose: database.onConnectionError })
    shutdown.add('owner connections', owner.close)
    const data = openConnection(database.runtimeUrl, { name: 'tessera data', onClose: database.onConnectionError })
    const lane = openConnection(database.runtimeUrl, { name: 'tessera reads', max: 1, statementTimeout: laneTimeout, onClose: database.onConnectionError })
    const flows = openConnection(database.runtimeUrl, { name: 'tessera flows', max: stepsAtOnce, onClose: database.onConnectionError })
    shutdown.add('data connections', async () => void (await Promise.all([data.close(), lane.close(), flows.close()])))
    const pulse = watchPulse({ pulse: openConnection(database.runtimeUrl, { name: 'tessera pulse', max: 1 }), pools: [owner, data, lane, flows], log })
    shutdown.add('pulse', pulse.stop)
    const dataRole = await migrate(owner, data)
    const app = await compose({ settings, secret, log, owner, data, flows, reads: sharedReads(lane, data), dataRole })
    shutdown.add('app', app.stop)
    if (door) shutdown.add('door', () => door.close(drainTime), drainTime + 500)
    shutdown.add('streams', app.endStreams)
    door?.answerWith(app.answer)
    for (const line of app.welcome) process.stdout.write(`${line}\n`)
  } catch (error) {
    await shutdown.run()
    throw error
  }
}
