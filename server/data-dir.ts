import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { StartError } from './start-error.ts'

const secretBytes = 48

/** Makes the data folder, or says in one line why it cannot be used. Others may enter it, for the database runs as its own account. */
export function openDataDir(dataDir: string): void {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o755 })
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
  } catch (cause) {
    const reason = reasons[(cause as NodeJS.ErrnoException).code ?? ''] ?? (cause as Error).message
    throw new StartError(`The data folder ${dataDir} cannot be written: ${reason}. Set DATA_DIR to another folder.`, { cause })
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it belongs to another account',
  EPERM: 'it belongs to another account',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'there is a file of that name',
}

/** The key that sessions and cursors are signed with: made on the first start, outside the database. */
export function readSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  if (!fs.existsSync(file)) makeSecret(file)
  if ((fs.statSync(file).mode & 0o077) !== 0) fs.chmodSync(file, 0o600)
  const secret = fs.readFileSync(file, 'utf8').trim()
  if (Buffer.from(secret, 'base64url').length >= 32) return secret
  throw new StartError(`The signing secret in ${file} is damaged. Put it back, or remove it: everybody signs in again then, and the secrets of flows are entered anew.`)
}

// Linked into place whole: two processes that start together must not read halves, nor end with two secrets.
function makeSecret(file: string): void {
  const fresh = `${file}.${process.pid}`
  fs.writeFileSync(fresh, `${randomBytes(secretBytes).toString('base64url')}\n`, { mode: 0o600 })
  try {
    fs.linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(fresh, { force: true })
  }
}
