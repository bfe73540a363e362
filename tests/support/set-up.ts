import fs from 'node:fs'
import path from 'node:path'
import { makeDataDir } from './embedded-process.ts'
import { removeDataDir, startServer } from './server-process.ts'

/** Who has set up the servers of the tests. */
export const administrator = { email: 'ada@example.com', password: 'four words that rhyme' }

/** Lets a server set itself up without a screen. */
export const setUpBy = { TESSERA_ADMIN_EMAIL: administrator.email, TESSERA_ADMIN_PASSWORD: administrator.password }

/** Tells the processes of the tests where the kept one lies. */
const variable = 'TESSERA_SET_UP'

/** Sets up a server for `setUpDataDir` to copy: a database takes seconds to be made, and a tenth of that to be copied. */
export async function keepSetUp(): Promise<void> {
  const server = await startServer({ environment: setUpBy })
  await server.stop()
  process.env[variable] = server.dataDir
}

export async function dropSetUp(): Promise<void> {
  const kept = process.env[variable]
  delete process.env[variable]
  if (kept !== undefined) await removeDataDir(kept)
}

/**
 * A data folder of one's own in which `administrator` has the workspace `main`; empty where none was kept, so start a server on it with `setUpBy`.
 * `unsafe`: its database waits for no disk, for whoever kills no database.
 */
export function setUpDataDir({ unsafe = false }: { readonly unsafe?: boolean } = {}): string {
  const folder = makeDataDir()
  const kept = process.env[variable]
  if (kept === undefined) return folder
  const database = path.join(folder, 'pg18')
  fs.cpSync(kept, folder, { recursive: true })
  // Copies are open to all, which PostgreSQL refuses.
  fs.chmodSync(database, 0o700)
  if (unsafe) fs.appendFileSync(path.join(database, 'postgresql.auto.conf'), 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n')
  return folder
}
