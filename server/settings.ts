import { isIP } from 'node:net'
import path from 'node:path'
import { StartError } from './start-error.ts'

/** What the process is told by its command and its environment. */
export interface Settings {
  /** Whether it answers people and programs. */
  readonly serves: boolean
  /** Whether it runs jobs and the steps of flows. */
  readonly works: boolean
  /** Absent: nothing is listened to; so may be a process that only works. */
  readonly port: number | undefined
  /** Absolute. */
  readonly dataDir: string
  /** Absent: the embedded database is used. */
  readonly database: DatabaseUrls | undefined
  /** Where people reach the server, without a closing slash. */
  readonly baseUrl: string
  /** Addresses and ranges of the proxies whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: string
  /** Hosts in private networks that flows may call: `host` or `host:port`. */
  readonly allowedEgress: readonly string[]
  /** The mail server; absent: mails are files in the data folder. */
  readonly smtpUrl: string | undefined
  /** Makes the first administrator without a screen. */
  readonly administrator: { readonly email: string; readonly password: string } | undefined
}

export interface DatabaseUrls {
  readonly ownerUrl: string
  /** The role for data; the owner's where none was given. */
  readonly runtimeUrl: string
  /** Past a transaction pooler: for LISTEN, migrations and the job queue. */
  readonly directUrl: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads all settings; the first wrong one refuses the start with a line that names it. */
export function readSettings(environment: Environment, commands: readonly string[] = []): Settings {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined
  const does = doesOf(commands)
  const given = read('PORT')
  // Beside a process that only works runs one that serves, and has the usual port.
  const port = given === undefined && !does.serves ? undefined : portOf(given ?? usualPort)
  return {
    ...does,
    port,
    dataDir: path.resolve(read('DATA_DIR') ?? '.data'),
    database: databaseOf(read),
    baseUrl: baseUrlOf(read('BASE_URL') ?? `http://localhost:${does.serves ? port : usualPort}`),
    trustedProxies: proxiesOf(read('TRUSTED_PROXIES') ?? ''),
    logLevel: logLevelOf(read('LOG_LEVEL') ?? 'info'),
    allowedEgress: hostsOf(read('ALLOWED_EGRESS') ?? ''),
    smtpUrl: smtpUrlOf(read('SMTP_URL')),
    administrator: administratorOf(read('TESSERA_ADMIN_EMAIL'), read('TESSERA_ADMIN_PASSWORD')),
  }
}

const usualPort = '3000'

function doesOf([command, ...more]: readonly string[]): Pick<Settings, 'serves' | 'works'> {
  if (command === undefined) return { serves: true, works: true }
  if (command === 'web' && more.length === 0) return { serves: true, works: false }
  if (command === 'worker' && more.length === 0) return { serves: false, works: true }
  throw new StartError(`Tessera is started as it is, or by one of "web" and "worker", but here it is "${[command, ...more].join(' ')}".`)
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new StartError(`PORT must be a number from 1 to 65535, but it is "${text}".`)
}

function baseUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url !== undefined && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (isOrigin && ['http:', 'https:'].includes(url.protocol)) return url.origin
  throw new StartError(`BASE_URL must be an address such as https://tessera.example.com, but it is "${text}".`)
}

function proxiesOf(text: string): readonly string[] {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '')
  const wrong = entries.find((entry) => !isRange(entry))
  if (wrong === undefined) return entries
  throw new StartError(`TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.0/8, but it holds "${wrong}".`)
}

function isRange(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/')
  const bits = { 4: 32, 6: 128 }[isIP(address)]
  if (bits === undefined || rest.length > 0) return false
  return prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= bits)
}

function hostsOf(text: string): readonly string[] {
  const hosts = text.split(/[\s,]+/).filter((host) => host !== '')
  const wrong = hosts.find((host) => !URL.canParse(`http://${host}`) || new URL(`http://${host}`).host !== host.replace(/:80$/, ''))
  if (wrong === undefined) return hosts
  throw new StartError(`ALLOWED_EGRESS must be hosts such as intranet.example.com or 10.0.0.7:8080, but it holds "${wrong}".`)
}

// The value stays out of the line: it holds a password.
function smtpUrlOf(text: string | undefined): string | undefined {
  if (text === undefined || (/^smtps?:\/\/./.test(text) && URL.canParse(text))) return text
  throw new StartError('SMTP_URL must be an address such as smtp://name:password@mail.example.com:587.')
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

function logLevelOf(text: string): string {
  if (logLevels.includes(text)) return text
  throw new StartError(`LOG_LEVEL must be one of ${logLevels.join(', ')}, but it is "${text}".`)
}

function databaseOf(read: (name: string) => string | undefined): DatabaseUrls | undefined {
  const [ownerUrl, runtimeUrl, directUrl] = databaseVariables.map((name) => databaseUrlOf(name, read(name)))
  if (ownerUrl) return { ownerUrl, runtimeUrl: runtimeUrl ?? ownerUrl, directUrl: directUrl ?? ownerUrl }
  if (!runtimeUrl && !directUrl) return undefined
  throw new StartError('DATABASE_RUNTIME_URL and DATABASE_DIRECT_URL need DATABASE_URL beside them.')
}

const databaseVariables = ['DATABASE_URL', 'DATABASE_RUNTIME_URL', 'DATABASE_DIRECT_URL'] as const

// The value stays out of the line: it holds a password.
function databaseUrlOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined || (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text))) return text
  throw new StartError(`${name} must be an address such as postgres://name:password@host:5432/database.`)
}

function administratorOf(email: string | undefined, password: string | undefined): Settings['administrator'] {
  if (!email && !password) return undefined
  if (!email || !password) throw new StartError('TESSERA_ADMIN_EMAIL and TESSERA_ADMIN_PASSWORD must be set together.')
  if (/^[^\s@]+@[^\s@]+$/.test(email)) return { email, password }
  throw new StartError(`TESSERA_ADMIN_EMAIL must be an e-mail address, but it is "${email}".`)
}
