import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'
import { initialise, launch, shutDown } from './cluster.ts'
import type { Options } from './cluster.ts'
import type { Credentials } from './credentials.ts'
import { makeCredentials, readCredentials, roles, saveCredentials, urlOf } from './credentials.ts'
import { takeLock } from './lock.ts'
import type { Lock } from './lock.ts'
import { choosePlace } from './place.ts'
import type { Place } from './place.ts'
import { isRunning, runningPostmaster } from './postmaster.ts'
import type { Postmaster } from './postmaster.ts'
import { prepareDatabase } from './prepare.ts'
import { supervise } from './supervisor.ts'

/** The database that comes with Tessera, running. */
export type Embedded = {
  readonly ownerUrl: string
  readonly runtimeUrl: string
  /** To be told of each lost connection, so that a dead database is noticed at once. */
  onConnectionError(): void
  stop(): Promise<void>
}

type Start = Options & { readonly dataDir: string; readonly log: Log }

/**
 * Starts the embedded PostgreSQL on a data folder, or joins the one that runs there. The process that holds the folder's
 * lock is the one that starts, supervises and stops it; a database whose starter was killed is taken over as it runs.
 */
export async function startEmbedded({ dataDir, log, ...options }: Start): Promise<Embedded> {
  const place = await choosePlace(dataDir, log)
  const beside = path.join(fs.realpathSync(dataDir), path.basename(place.data))
  const lock = takeLock(`${beside}.lock`)
  if (!lock) return join(place, `${beside}.json`)
  try {
    return await own(place, { lock, log, credentialsFile: `${beside}.json`, options })
  } catch (error) {
    lock.release()
    throw error
  }
}

type Ownership = { lock: Lock; log: Log; credentialsFile: string; options: Options }

async function own(place: Place, { lock, log, credentialsFile, options }: Ownership): Promise<Embedded> {
  const credentials = await ensureInitialised(place, credentialsFile, options)
  let postmaster = (await settled(place)) ?? (await launch(place, options))
  const { port } = postmaster
  if (!credentials.prepared) {
    await prepareDatabase(credentials, port)
    saveCredentials(credentialsFile, { ...credentials, prepared: true })
  }
  const isAlive = (): boolean => isRunning(postmaster.pid, place)
  const relaunch = async (): Promise<void> => {
    // The same port: all pools know it.
    postmaster = await launch(place, { ...options, port })
  }
  const supervisor = supervise({ isAlive, relaunch }, log)
  const stop = async (): Promise<void> => {
    await supervisor.stop()
    await shutDown(place)
    lock.release()
  }
  return { ...urlsOf(credentials, port), onConnectionError: supervisor.checkNow, stop }
}

// Another process on the same folder owns the database; it may still be making it.
async function join(place: Place, credentialsFile: string): Promise<Embedded> {
  for (let left = 600; left > 0; left -= 1) {
    const postmaster = runningPostmaster(place)
    const credentials = readCredentials(credentialsFile)
    if (postmaster?.status === 'ready' && credentials?.prepared) {
      return { ...urlsOf(credentials, postmaster.port), onConnectionError: () => undefined, stop: async () => undefined }
    }
    await sleep(100)
  }
  throw new StartError(`Another process holds the database in ${place.data}, but it does not become ready.`)
}

async function ensureInitialised(place: Place, file: string, options: Options): Promise<Credentials> {
  const known = readCredentials(file)
  if (fs.existsSync(path.join(place.data, 'PG_VERSION'))) {
    if (known) return known
    throw new StartError(`The passwords of the database in ${place.data} are missing: put ${file} back.`)
  }
  refuseForeignFiles(place.data)
  const credentials = known ?? makeCredentials(file)
  await initialise(place, credentials.superuser, options)
  return credentials
}

function refuseForeignFiles(data: string): void {
  if (!fs.existsSync(data) || fs.readdirSync(data).length === 0) return
  throw new StartError(`${data} holds files that are not a database: move them away, or set DATA_DIR.`)
}

// A postmaster in the middle of starting or stopping is waited for; one that is gone then is started anew.
async function settled(place: Place): Promise<Postmaster | undefined> {
  let postmaster = runningPostmaster(place)
  while (postmaster && postmaster.status !== 'ready') {
    await sleep(50)
    postmaster = runningPostmaster(place)
  }
  return postmaster
}

function urlsOf(credentials: Credentials, port: number): Pick<Embedded, 'ownerUrl' | 'runtimeUrl'> {
  return {
    ownerUrl: urlOf(roles.owner, credentials.owner, { port }),
    runtimeUrl: urlOf(roles.runtime, credentials.runtime, { port }),
  }
}
