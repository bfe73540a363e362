import postgres from 'postgres'
import { startEmbedded } from './embedded/start-embedded.ts'
import type { Log } from './log.ts'
import type { DatabaseUrls, Settings } from './settings.ts'
import { StartError } from './start-error.ts'

/** The database, reachable and new enough. */
interface RunningDatabase extends DatabaseUrls {
  /** To be told of each lost connection: an embedded database that died is started again at once. */
  onConnectionError(): void
  /** Stops an embedded database that this process started; leaves every other one alone. */
  stop(): Promise<void>
}

const oldestVersion = 16

/** The database of `DATABASE_URL`, or the embedded one in the data folder. */
export async function openDatabase({ database, dataDir }: Settings, log: Log): Promise<RunningDatabase> {
  if (database) return openExternal(database, log)
  const embedded = await startEmbedded({ dataDir, log })
  return { ...embedded, directUrl: embedded.ownerUrl }
}

async function openExternal(urls: DatabaseUrls, log: Log): Promise<RunningDatabase> {
  await checkServer('DATABASE_URL', urls.ownerUrl)
  if (urls.directUrl !== urls.ownerUrl) await checkServer('DATABASE_DIRECT_URL', urls.directUrl)
  if (urls.runtimeUrl !== urls.ownerUrl) await checkServer('DATABASE_RUNTIME_URL', urls.runtimeUrl)
  else log.warn({}, 'DATABASE_RUNTIME_URL is not set: the change history is not protected against this process')
  return { ...urls, onConnectionError: () => undefined, stop: async () => undefined }
}

type Facts = { version: number; name: string; encoding: string; may_create: boolean }

async function checkServer(variable: string, url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined, fetch_types: false })
  try {
    const [facts] = await sql<Facts[]>`select current_setting('server_version_num')::int as version,
      current_setting('server_version') as name, current_setting('server_encoding') as encoding,
      has_database_privilege(current_database(), 'create') as may_create`
    if (facts) judgeServer(variable, facts)
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(`${variable}: ${reasonOf(error, url)}`, { cause: error })
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Refuses a server that cannot hold our tables. */
export function judgeServer(variable: string, { version, name, encoding, may_create: mayCreate }: Facts): void {
  if (version < oldestVersion * 10_000) {
    throw new StartError(`${variable}: PostgreSQL ${name} is too old; Tessera needs ${oldestVersion} or newer.`)
  }
  if (encoding !== 'UTF8') throw new StartError(`${variable}: the database's encoding is ${encoding}; Tessera needs UTF8.`)
  if (!mayCreate && variable !== 'DATABASE_RUNTIME_URL') {
    throw new StartError(`${variable}: this role may not create schemas; make it the owner of the database.`)
  }
}

function reasonOf(error: unknown, url: string): string {
  const { code = '', message } = error as { code?: string; message: string }
  const { host, pathname } = new URL(url)
  if (unreachable.has(code)) return `no PostgreSQL answers at ${host}.`
  if (code === '28P01' || code === '28000') return `PostgreSQL at ${host} refuses this name or password.`
  if (code === '3D000') return `there is no database "${decodeURIComponent(pathname.slice(1))}" at ${host}.`
  return `PostgreSQL at ${host} cannot be used: ${message}`
}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'ECONNRESET'])
