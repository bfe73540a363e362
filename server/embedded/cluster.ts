import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { program } from './binaries.ts'
import { roles } from './credentials.ts'
import { freePort } from './free-port.ts'
import type { Place } from './place.ts'
import { clearAfterDeath, runningPostmaster } from './postmaster.ts'
import type { Postmaster } from './postmaster.ts'
import { run } from './run.ts'

/** A way to run PostgreSQL that trades safety for speed; only for databases that are thrown away. */
export type Options = { readonly unsafe?: boolean }

const settings = {
  listen_addresses: '127.0.0.1',
  // No socket file: in a shared folder every local account could reach it.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Short statements by the thousand: compiling them costs more than running them.
  jit: 'off',
  random_page_cost: '1.1',
  // A refused statement is the server's to report; its text holds people's data and does not belong into a log file.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  // One call instead of one for each of a thousand files: halves the time to get up after a crash.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
}

const unsafeSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Makes an empty cluster. It becomes visible by one rename, so an interrupted attempt is simply done again. */
export async function initialise(place: Place, password: string, { unsafe = false }: Options): Promise<void> {
  removeLeftovers(place)
  const fresh = `${place.data}.new.${process.pid}`
  const secret = `${fresh}.password`
  fs.mkdirSync(fresh, { recursive: true, mode: 0o700 })
  fs.writeFileSync(secret, password, { mode: 0o600 })
  if (place.account) for (const made of [fresh, secret]) fs.chownSync(made, place.account.uid, place.account.gid)
  // The built-in locale needs nothing from the operating system, so an index stays right when that is updated.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const access = ['-U', roles.superuser, '--auth=scram-sha-256', `--pwfile=${secret}`]
  const haste = unsafe ? ['--no-sync'] : []
  const ran = await run(place.account, program(place.binaries, 'initdb'), ['-D', fresh, ...access, ...locale, ...haste])
  fs.rmSync(secret, { force: true })
  if (!ran.ok) throw new StartError(`The database could not be made in ${place.data}: ${lastLine(ran.output)}`)
  fs.rmSync(place.data, { recursive: true, force: true })
  fs.renameSync(fresh, place.data)
}

// What interrupted attempts left. One may still be at work after its starter was killed: the next start removes the rest.
function removeLeftovers({ data }: Place): void {
  const folder = path.dirname(data)
  for (const entry of fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(data)}.new.`))) {
    try {
      fs.rmSync(path.join(folder, entry), { recursive: true, force: true })
    } catch {
      continue
    }
  }
}

/** Starts PostgreSQL detached from us: Ctrl-C in the terminal must not end it before the server has drained. */
export async function launch(place: Place, options: Options & { port?: number }): Promise<Postmaster> {
  let reason = ''
  for (let attempts = 5; attempts > 0; attempts -= 1) {
    await clearAfterDeath(place)
    const ran = await controlStart(place, options)
    const started = runningPostmaster(place)
    if (ran.ok && started) return started
    reason = logTail(place) || lastLine(ran.output)
    await sleep(300)
  }
  throw new StartError(`The database in ${place.data} does not start: ${reason}`)
}

export async function shutDown(place: Place): Promise<void> {
  await run(place.account, program(place.binaries, 'pg_ctl'), ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '30'])
}

async function controlStart(place: Place, { unsafe, port }: Options & { port?: number }): ReturnType<typeof run> {
  const chosen = { ...settings, ...(unsafe ? unsafeSettings : {}), cluster_name: place.name }
  const flags = Object.entries(chosen).map(([name, value]) => `-c ${name}=${value}`)
  const log = path.join(place.data, 'tessera.log')
  if (fs.existsSync(log)) fs.renameSync(log, `${log}.1`)
  const server = [`-p ${port ?? (await freePort())}`, ...flags].join(' ')
  // Recovery after a crash may take minutes; giving up in the middle would only start it again.
  const patience = ['-w', '-s', '-t', '3600']
  const args = ['start', ...patience, '-D', place.data, '-l', log, '-o', server]
  return run(place.account, program(place.binaries, 'pg_ctl'), args)
}

function logTail(place: Place): string {
  try {
    const lines = fs.readFileSync(path.join(place.data, 'tessera.log'), 'utf8').split('\n')
    return lines.findLast((line) => line.includes('FATAL:'))?.replace(/^.*FATAL:\s*/, '') ?? ''
  } catch {
    return ''
  }
}

function lastLine(output: string): string {
  return output.split('\n').findLast((line) => line.trim() !== '')?.trim() ?? 'no reason given'
}
