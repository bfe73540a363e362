import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { type Embedded, startEmbedded } from '../../server/embedded/start-embedded.ts'
import { makeLog } from '../../server/log.ts'
import { makeDataDir, postmasterPid } from './embedded-process.ts'
import { removeDataDir, type ServerProcess, startServer } from './server-process.ts'

/** A process by what it does; the address of each stays the same over its lives. */
export type Role = 'web' | 'worker' | 'first' | 'second'

/** Processes on one database, each of which can be killed and started again. */
export interface LiveProcesses {
  readonly dataDir: string
  readonly address: (role: Role) => string
  start(role: Role): Promise<void>
  isRunning(role: Role): boolean
  kill(role: Role): Promise<void>
  /** SIGTERM; gives the exit code. */
  stop(role: Role): Promise<number | null>
  killPostgres(): Promise<void>
  query<Row>(text: string): Promise<readonly Row[]>
  close(): Promise<void>
}

export async function startProcesses(environment: Readonly<Record<string, string>>): Promise<LiveProcesses> {
  const [databaseDir, dataDir] = [makeDataDir(), makeDataDir()]
  const database = await startEmbedded({ dataDir: databaseDir, log: makeLog('silent') })
  // A port stays a process's own from its first start on: one that was found free earlier may be another program's by then.
  const ports = new Map<Role, number>()
  const running = new Map<Role, ServerProcess>()
  const given = { DATABASE_URL: database.ownerUrl, DATABASE_RUNTIME_URL: database.runtimeUrl, ...environment }
  const taken = (role: Role): ServerProcess => {
    const process = running.get(role)
    if (!process) throw new Error(`${role} does not run`)
    running.delete(role)
    return process
  }
  return {
    dataDir,
    address: (role) => `http://localhost:${ports.get(role)}`,
    start: async (role) => {
      if (running.has(role)) throw new Error(`${role} runs already`)
      const command = role === 'web' || role === 'worker' ? { command: role } : {}
      const known = ports.get(role)
      const started = await startServer({ dataDir, ...(known !== undefined && { port: known }), environment: given, ...command })
      ports.set(role, started.port)
      running.set(role, started)
    },
    isRunning: (role) => running.has(role),
    kill: (role) => taken(role).kill(),
    stop: (role) => taken(role).stop(),
    killPostgres: () => killPostgres(database, databaseDir),
    query: (text) => asked(database, text),
    close: async () => {
      await Promise.all([...running.values()].map((process) => process.stop()))
      await database.stop()
      await removeDataDir(dataDir)
      await removeDataDir(databaseDir)
    },
  }
}

/** Resolves when the next life of it answers. */
async function killPostgres(database: Embedded, databaseDir: string): Promise<void> {
  process.kill(postmasterPid(databaseDir), 'SIGKILL')
  await sleep(20)
  database.onConnectionError()
  await asked(database, 'select 1')
}

/** Past a Postgres that is just recovering. */
async function asked<Row>({ ownerUrl }: Embedded, text: string): Promise<readonly Row[]> {
  for (let left = 400; ; left -= 1) {
    const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 5 })
    try {
      return (await sql.unsafe(text)) as unknown as readonly Row[]
    } catch (error) {
      if (left === 0 || !/^(57P|08|CONN|ECONN)/.test(String((error as { code?: string }).code))) throw error
    } finally {
      await sql.end({ timeout: 1 })
    }
    await sleep(50)
  }
}
