import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readCredentials, roles, urlOf } from '../../server/embedded/credentials.ts'

/** Runs the launcher in a process of its own, so that a test can kill it or run it as somebody else. */
export interface EmbeddedProcess {
  readonly child: ChildProcess
  readonly ownerUrl: string
  kill(signal?: NodeJS.Signals): Promise<void>
}

export interface As {
  readonly uid?: number
  readonly gid?: number
}

const script = path.join(import.meta.dirname, 'start-embedded-child.ts')

export async function startInProcess(dataDir: string, as: As = {}): Promise<EmbeddedProcess> {
  const child = spawnLauncher(dataDir, as)
  const lines = await firstLine(child)
  const { ownerUrl } = JSON.parse(lines) as { ownerUrl: string }
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return { child, ownerUrl, kill }
}

export function spawnLauncher(dataDir: string, as: As = {}): ChildProcess {
  return spawn(process.execPath, [script, dataDir], { ...as, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A folder that the database's own account may enter. */
export function makeDataDir(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-test-'))
  fs.chmodSync(folder, 0o755)
  return folder
}

export function postmasterPid(dataDir: string): number {
  return Number(fs.readFileSync(path.join(dataDir, 'pg18/postmaster.pid'), 'utf8').split('\n')[0])
}

/** The address of a data folder's running database, for the role that owns the tables. */
export function ownerUrlOf(dataDir: string): string {
  const credentials = readCredentials(path.join(dataDir, 'pg18.json'))
  if (!credentials) throw new Error(`no credentials in ${dataDir}`)
  const port = Number(fs.readFileSync(path.join(dataDir, 'pg18/postmaster.pid'), 'utf8').split('\n')[3])
  return urlOf(roles.owner, credentials.owner, { port })
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [output, errors] = ['', '']
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const end = output.indexOf('\n')
      if (end >= 0) resolve(output.slice(0, end))
    })
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${errors}`)))
  })
}
