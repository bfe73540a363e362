import { spawn } from 'node:child_process'
import path from 'node:path'

/** The operating system account that a program of the database runs as; `undefined` stands for our own. */
export type Account = { readonly uid: number; readonly gid: number }

type Ran = { readonly ok: boolean; readonly output: string }

/** Runs a program to its end. Our own PG* variables stay outside: they would change what it does. */
export function run(account: Account | undefined, file: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...account,
      // Not the current folder: another account may not be able to enter it.
      cwd: path.parse(file).root || '/',
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }))
  })
}
