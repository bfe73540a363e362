import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'
import { commandNames, livingProcess, processesNaming } from './processes.ts'

/** The database's main process as its own note in the data folder tells it. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly status: string }

/** The postmaster that runs on this data folder now, whoever started it. */
export function runningPostmaster(place: Place): Postmaster | undefined {
  const noted = notedPostmaster(place.data)
  return noted && isRunning(noted.pid, place) ? noted : undefined
}

export function isRunning(pid: number, place: Place): boolean {
  const found = livingProcess(pid)
  if (!found || (found.name !== '' && found.name !== 'postgres')) return false
  return commandNames(pid, place.name)
}

/**
 * Clears up after a postmaster that was killed. Its workers end by themselves, but one in the middle of a statement may
 * outlive it for seconds, and a new postmaster must not meet them: so they go first, and only then the note that
 * guards the folder against a second start.
 */
export async function clearAfterDeath(place: Place): Promise<void> {
  for (let left = 50; left > 0; left -= 1) {
    const workers = processesNaming(place.name)
    if (workers.length === 0) break
    for (const pid of workers) end(pid)
    await sleep(20)
  }
  fs.rmSync(path.join(place.data, 'postmaster.pid'), { force: true })
}

function notedPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 ? { pid, port, status: lines[7]?.trim() ?? 'starting' } : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone by itself in the meantime.
  }
}
