import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../server/embedded/free-port.ts'
import { makeDataDir, postmasterPid } from './embedded-process.ts'

export const root = path.join(import.meta.dirname, '../..')

type Environment = Readonly<Record<string, string>>

export interface ServerOptions {
  /** A new folder unless given; a later server on the same one finds its data. */
  readonly dataDir?: string
  readonly port?: number
  readonly environment?: Environment
  /** Does both unless told one. */
  readonly command?: 'web' | 'worker'
}

/** The built server in a process of its own, started as people start it. */
export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  readonly child: ChildProcess
  /** Milliseconds from the start of the process to its first answer. */
  readonly startTime: number
  /** All that it has printed. */
  output(): string
  /** Of the embedded database. */
  postmasterPid(): number
  /** kill -9: the database runs on and is taken over by the next start. */
  kill(): Promise<void>
  /** SIGTERM; gives the exit code. */
  stop(): Promise<number | null>
}

const patience = 180_000

/** The sources of a process of tests are those that it began with. */
let built: Promise<void> | undefined

/** Starts the server, built anew when the sources have changed, and waits until it is ready. */
export async function startServer({ dataDir = makeDataDir(), port, environment = {}, command }: ServerOptions = {}): Promise<ServerProcess> {
  await (built ??= build())
  const chosen = port ?? (await freePort())
  const startedAt = Date.now()
  const started = spawnServer('server/cli/start.mjs', { PORT: String(chosen), DATA_DIR: dataDir, ...environment }, command ? [command] : [])
  const { child, output } = started
  const url = `http://localhost:${chosen}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${output()}`)
    if (Date.now() - startedAt > patience) throw new Error(`the server does not become ready: ${output()}`)
    await sleep(10)
  }
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }
  return {
    ...started,
    url,
    port: chosen,
    dataDir,
    startTime: Date.now() - startedAt,
    postmasterPid: () => postmasterPid(dataDir),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

/** Stops what runs on a data folder, however it got there, and removes it. */
export async function removeDataDir(dataDir: string): Promise<void> {
  if (fs.existsSync(path.join(dataDir, 'pg18/postmaster.pid'))) process.kill(postmasterPid(dataDir), 'SIGKILL')
  await sleep(100)
  fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

/** Runs a program of ours to its end; for starts that are refused. */
export async function runToEnd(args: readonly string[], environment: Environment): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnServer(args[0] ?? '', environment, args.slice(1))
  await once(child, 'close')
  return { code: child.exitCode, output: output() }
}

/** Builds when the sources have changed. Before a port is chosen: during the half minute of a build, something else may take it. */
export async function build(): Promise<void> {
  const { code, output } = await runToEnd(['--input-type=module', '--eval', 'import("./server/cli/build.mjs").then((build) => build.buildIfStale())'], {})
  if (code !== 0) throw new Error(output)
}

function spawnServer(script: string, environment: Environment, args: readonly string[] = []): Pick<ServerProcess, 'child' | 'output'> {
  // Not our own environment: the test runner sets variables, and BASE_URL is among them.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'warn', ...environment }
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  return { child, output: () => printed }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then((response) => response.status === 200, () => false)
}
