import fs from 'node:fs'
import { livingProcess } from './processes.ts'

export type Lock = { release(): void }

/**
 * Takes the lock of a data folder, or gives nothing when a living process holds it. A lock left by a killed process
 * is recognised and replaced: it names the process and when that began, since a container gives the same id again.
 */
export function takeLock(file: string): Lock | undefined {
  const own = holderText(process.pid)
  for (let attempts = 20; attempts > 0; attempts -= 1) {
    if (writeOnce(file, own)) return { release: () => releaseLock(file, own) }
    const holder = read(file)
    if (holder === undefined) continue
    if (holder === own || isHeld(holder)) return undefined
    moveAway(file, holder)
  }
  return undefined
}

function holderText(pid: number): string {
  return `${pid} ${livingProcess(pid)?.started ?? ''}`
}

function isHeld(holder: string): boolean {
  const pid = Number(holder.split(' ')[0])
  return pid > 0 && livingProcess(pid) !== undefined && holderText(pid) === holder
}

// A link appears whole or not at all, so that nobody reads a lock that is half written.
function writeOnce(file: string, text: string): boolean {
  const whole = `${file}.${process.pid}`
  fs.writeFileSync(whole, text, { mode: 0o600 })
  try {
    fs.linkSync(whole, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    fs.rmSync(whole, { force: true })
  }
}

// Two processes may find the same stale lock; the slower one may have moved the quicker one's new lock, and puts it back.
function moveAway(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    fs.renameSync(file, aside)
    if (read(aside) !== stale) fs.linkSync(aside, file)
  } catch {
    // Another process was quicker: the next attempt sees what it left.
  }
  fs.rmSync(aside, { force: true })
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function releaseLock(file: string, own: string): void {
  if (read(file) === own) fs.rmSync(file, { force: true })
}
