import { execFileSync } from 'node:child_process'
import type { Account } from './run.ts'

/**
 * PostgreSQL refuses to run as root. Root runs it as `postgres`, makes a system account of that name if there is none,
 * and falls back to `nobody`; everybody else runs it as they are.
 */
export function chooseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  return accountNamed('postgres') ?? makeAccount() ?? accountNamed('nobody') ?? { uid: 65534, gid: 65534 }
}

function accountNamed(name: string): Account | undefined {
  const uid = ask('id', '-u', name)
  const gid = ask('id', '-g', name)
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function makeAccount(): Account | undefined {
  const made = ask('useradd', '--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres')
  return made === undefined ? undefined : accountNamed('postgres')
}

function ask(file: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
