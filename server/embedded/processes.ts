import fs from 'node:fs'

/** What the system says of a process: its name and the moment it began, which tells it from a later one with its id. */
type Process = { readonly name: string; readonly started: string }

/**
 * The living process with this id. A killed process that nobody has collected yet still answers to signals, in a
 * container often for ever; the system's own list tells that it is dead.
 */
export function livingProcess(pid: number): Process | undefined {
  if (process.platform !== 'linux') return answersToSignals(pid) ? { name: '', started: '' } : undefined
  const line = readProcessFile(pid, 'stat')
  // The name stands in brackets and may itself hold spaces and brackets.
  const name = line?.slice(line.indexOf('(') + 1, line.lastIndexOf(')'))
  const [state, ...rest] = line?.slice(line.lastIndexOf(')') + 2).split(' ') ?? []
  if (name === undefined || state === 'Z' || state === 'X') return undefined
  return { name, started: rest[18] ?? '' }
}

/** Ids of all living processes whose command line holds this text; empty where the system does not list them. */
export function processesNaming(text: string): number[] {
  if (process.platform !== 'linux') return []
  const ids = fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number)
  return ids.filter((pid) => readProcessFile(pid, 'cmdline')?.includes(text) && livingProcess(pid))
}

export function commandNames(pid: number, text: string): boolean {
  return process.platform !== 'linux' || (readProcessFile(pid, 'cmdline')?.includes(text) ?? false)
}

function readProcessFile(pid: number, file: string): string | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

function answersToSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
