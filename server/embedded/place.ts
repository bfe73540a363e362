import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'
import { chooseAccount } from './account.ts'
import { findBinaries, majorVersion, program } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { run } from './run.ts'
import type { Account } from './run.ts'

/** Where a cluster lives: the programs, the data folder, the account, and a name that all its processes carry. */
export type Place = {
  readonly binaries: Binaries
  readonly data: string
  readonly account: Account | undefined
  readonly name: string
}

/**
 * Decides where the database runs and as whom. The data belongs into `<dataDir>/pg<major>`; when root keeps the project
 * where the database's account cannot go (a home folder), programs and data move to a system folder, and a link says so.
 */
export async function choosePlace(dataDir: string, log: Log): Promise<Place> {
  const binaries = findBinaries()
  const usual = path.join(fs.realpathSync(dataDir), `pg${majorVersion(binaries)}`)
  const existing = realPath(usual)
  const account = chooseAccount() && (ownerOf(existing) ?? chooseAccount())
  const data = existing ?? (await placeForData(usual, account))
  if (data !== usual) {
    linkTo(data, usual)
    log.warn({ data }, "the data lies outside the data folder, for the database's account may not enter that one")
  }
  if (existing) claim(existing, account)
  const reachable = !account || (await run(account, program(binaries, 'postgres'), ['--version'])).ok
  return { binaries: reachable ? binaries : copyOf(binaries), data, account, name: nameOf(data) }
}

function realPath(folder: string): string | undefined {
  try {
    return fs.realpathSync(folder)
  } catch {
    return undefined
  }
}

// Data made by an ordinary user stays that user's, also when root starts it once.
function ownerOf(data: string | undefined): Account | undefined {
  if (!data) return undefined
  const { uid, gid } = fs.statSync(data)
  return uid === 0 ? undefined : { uid, gid }
}

// A folder that root copied back from a backup belongs to root, and PostgreSQL would refuse it.
function claim(data: string, account: Account | undefined): void {
  const { uid } = fs.statSync(data)
  if (account && uid !== account.uid) return giveAll(data, account)
  if (!account && process.getuid && uid !== process.getuid()) {
    throw new StartError(`The database in ${data} belongs to another account: start as that one, or set DATA_DIR.`)
  }
}

function giveAll(data: string, { uid, gid }: Account): void {
  for (const entry of fs.readdirSync(data, { recursive: true, encoding: 'utf8' })) {
    fs.lchownSync(path.join(data, entry), uid, gid)
  }
  fs.lchownSync(data, uid, gid)
}

async function placeForData(usual: string, account: Account | undefined): Promise<string> {
  const parent = path.dirname(usual)
  if (!account || (await run(account, '/bin/sh', ['-c', 'test -x "$0"', parent])).ok) return usual
  const folder = path.join(systemFolder, createHash('sha256').update(parent).digest('hex').slice(0, 12))
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  return path.join(folder, path.basename(usual))
}

const systemFolder = '/var/lib/tessera'

function linkTo(data: string, usual: string): void {
  fs.rmSync(usual, { force: true })
  fs.symlinkSync(data, usual)
}

function copyOf(binaries: Binaries): Binaries {
  const root = path.join(systemFolder, `postgres-${binaries.version}`)
  if (!fs.existsSync(root)) {
    const unfinished = `${root}.${process.pid}`
    fs.mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
    fs.cpSync(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true })
    fs.renameSync(unfinished, root)
  }
  return { ...binaries, root }
}

function nameOf(data: string): string {
  return `tessera-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`
}
