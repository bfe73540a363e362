import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../server/settings.ts'
import { StartError } from '../../server/start-error.ts'

test('needs no setting at all', () => {
  expect(readSettings({})).toEqual({
    serves: true,
    works: true,
    port: 3000,
    dataDir: path.resolve('.data'),
    database: undefined,
    baseUrl: 'http://localhost:3000',
    trustedProxies: [],
    logLevel: 'info',
    allowedEgress: [],
    smtpUrl: undefined,
    administrator: undefined,
  })
})

test('takes an empty variable for one that is not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: ' ', BASE_URL: '' })).toEqual(readSettings({}))
})

test('follows PORT in the address, and BASE_URL before it', () => {
  expect(readSettings({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080')
  expect(readSettings({ PORT: '8080', BASE_URL: 'https://crm.example.com/' }).baseUrl).toBe('https://crm.example.com')
})

test('serves and works unless it is told one of the two', () => {
  expect(readSettings({}, ['web'])).toMatchObject({ serves: true, works: false, port: 3000 })
  expect(readSettings({}, ['worker'])).toMatchObject({ serves: false, works: true, port: undefined })
  expect(() => readSettings({}, ['worker', 'now'])).toThrow('by one of "web" and "worker", but here it is "worker now".')
})

test('of a process that only works listens where PORT says so, and links lead to where people are served', () => {
  expect(readSettings({ PORT: '8081' }, ['worker'])).toMatchObject({ port: 8081, baseUrl: 'http://localhost:3000' })
})

test('uses the one database address for everything unless others are given', () => {
  const [owner, runtime, direct] = ['postgres://o:p@h/d', 'postgresql://r:p@h:6432/d', 'postgres://o:p@h:5433/d']
  expect(readSettings({ DATABASE_URL: owner }).database).toEqual({ ownerUrl: owner, runtimeUrl: owner, directUrl: owner })
  const three = { DATABASE_URL: owner, DATABASE_RUNTIME_URL: runtime, DATABASE_DIRECT_URL: direct }
  expect(readSettings(three).database).toEqual({ ownerUrl: owner, runtimeUrl: runtime, directUrl: direct })
})

test('reads proxies as addresses and ranges', () => {
  const { trustedProxies } = readSettings({ TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.7 ::1,fd00::/8' })
  expect(trustedProxies).toEqual(['10.0.0.0/8', '192.168.1.7', '::1', 'fd00::/8'])
})

test('reads the private hosts that may be called', () => {
  expect(readSettings({ ALLOWED_EGRESS: 'intranet.example.com 10.0.0.7:8080,[fd00::7]:80' }).allowedEgress).toEqual(['intranet.example.com', '10.0.0.7:8080', '[fd00::7]:80'])
})

test('reads the first administrator', () => {
  const administrator = { email: 'lan@example.com', password: 'a long enough one' }
  const environment = { TESSERA_ADMIN_EMAIL: administrator.email, TESSERA_ADMIN_PASSWORD: administrator.password }
  expect(readSettings(environment).administrator).toEqual(administrator)
})

const wrong: [Record<string, string>, string][] = [
  [{ PORT: 'http' }, 'PORT must be a number from 1 to 65535, but it is "http".'],
  [{ PORT: '0' }, 'PORT must be a number from 1 to 65535, but it is "0".'],
  [{ PORT: '70000' }, 'PORT must be a number from 1 to 65535, but it is "70000".'],
  [{ BASE_URL: 'crm.example.com' }, 'BASE_URL must be an address such as https://tessera.example.com, but it is "crm.example.com".'],
  [{ BASE_URL: 'https://a.example/crm' }, 'BASE_URL must be an address such as https://tessera.example.com, but it is "https://a.example/crm".'],
  [{ TRUSTED_PROXIES: '10.0.0.0/8,proxy' }, 'TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.0/8, but it holds "proxy".'],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.0/8, but it holds "10.0.0.0/33".'],
  [{ ALLOWED_EGRESS: 'https://intranet.example.com' }, 'ALLOWED_EGRESS must be hosts such as intranet.example.com or 10.0.0.7:8080, but it holds "https://intranet.example.com".'],
  [{ ALLOWED_EGRESS: '10.0.0.0/8' }, 'ALLOWED_EGRESS must be hosts such as intranet.example.com or 10.0.0.7:8080, but it holds "10.0.0.0/8".'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, but it is "loud".'],
  [{ DATABASE_URL: 'mysql://me:secret@h/d' }, 'DATABASE_URL must be an address such as postgres://name:password@host:5432/database.'],
  [{ DATABASE_URL: 'postgres://h:port/d' }, 'DATABASE_URL must be an address such as postgres://name:password@host:5432/database.'],
  [{ DATABASE_RUNTIME_URL: 'postgres://h/d' }, 'DATABASE_RUNTIME_URL and DATABASE_DIRECT_URL need DATABASE_URL beside them.'],
  [{ TESSERA_ADMIN_EMAIL: 'lan@example.com' }, 'TESSERA_ADMIN_EMAIL and TESSERA_ADMIN_PASSWORD must be set together.'],
  [{ TESSERA_ADMIN_EMAIL: 'lan', TESSERA_ADMIN_PASSWORD: 'x' }, 'TESSERA_ADMIN_EMAIL must be an e-mail address, but it is "lan".'],
]

describe('refuses a wrong value in one line', () => {
  test.each(wrong)('%o', (environment, line) => {
    expect(() => readSettings(environment)).toThrow(new StartError(line))
  })
})

test('keeps a password out of the line', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@h/d' })).not.toThrow(/secret/)
})
