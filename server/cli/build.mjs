import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = path.join(root, 'dist/.stamp')
const sources = ['designer', 'runtime', 'schemas', 'server', 'templates', 'patches', 'vite.config.ts', 'package-lock.json']

/** Builds browser app and server when the sources are others than those of the last build. */
export function buildIfStale() {
  const hash = hashOf(sources)
  if (readStamp() === hash) return
  console.log('Building Tessera; this takes about half a minute, once ...')
  makeFolder()
  vite('build')
  vite('build', '--mode', 'server')
  fs.writeFileSync(stamp, hash)
}

function makeFolder() {
  try {
    fs.mkdirSync(path.dirname(stamp), { recursive: true })
    fs.rmSync(stamp, { force: true })
  } catch (error) {
    end(`The project folder cannot be written, so Tessera cannot be built: ${error.message}`)
  }
}

function readStamp() {
  try {
    return fs.readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}

function hashOf(names) {
  const hash = createHash('sha256')
  for (const file of names.flatMap(filesIn)) hash.update(file).update('\0').update(fs.readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesIn(name) {
  const place = path.join(root, name)
  if (!fs.existsSync(place)) return []
  if (!fs.statSync(place).isDirectory()) return [name]
  return fs.readdirSync(place).sort().flatMap((entry) => filesIn(`${name}/${entry}`))
}

function vite(...args) {
  const program = path.join(root, 'node_modules/vite/bin/vite.js')
  if (!fs.existsSync(program)) end('The packages are not installed: run "npm install" first.')
  const env = { ...process.env, NODE_ENV: 'production' }
  const ran = spawnSync(process.execPath, [program, ...args, '--logLevel', 'warn'], { cwd: root, env, encoding: 'utf8' })
  if (ran.status !== 0) end(`${ran.stdout}${ran.stderr}The build failed.`)
}

function end(message) {
  console.error(message)
  process.exit(1)
}
