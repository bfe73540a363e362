import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { StartError } from '../start-error.ts'

/** The passwords of the database's three accounts, and whether the accounts exist yet. */
export type Credentials = {
  readonly superuser: string
  readonly owner: string
  readonly runtime: string
  readonly prepared: boolean
}

export const roles = { superuser: 'postgres', owner: 'tessera_owner', runtime: 'tessera_runtime' } as const

export const databaseName = 'tessera'

export function readCredentials(file: string): Credentials | undefined {
  try {
    // Nobody but `saveCredentials` writes the file.
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Credentials
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new StartError(`The database's passwords in ${file} cannot be read: ${(cause as Error).message}`, { cause })
  }
}

export function makeCredentials(file: string): Credentials {
  const password = (): string => randomBytes(24).toString('base64url')
  const made = { superuser: password(), owner: password(), runtime: password(), prepared: false }
  saveCredentials(file, made)
  return made
}

/** Replaces the file as a whole, so that a crash cannot leave half of it and lock us out of our own database. */
export function saveCredentials(file: string, credentials: Credentials): void {
  const fresh = `${file}.new`
  const handle = fs.openSync(fresh, 'w', 0o600)
  fs.writeSync(handle, `${JSON.stringify(credentials, null, 2)}\n`)
  fs.fsyncSync(handle)
  fs.closeSync(handle)
  fs.renameSync(fresh, file)
}

export function urlOf(role: string, password: string, at: { port: number; database?: string }): string {
  return `postgres://${role}:${password}@127.0.0.1:${at.port}/${at.database ?? databaseName}`
}
