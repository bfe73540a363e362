import { expect, test } from 'vitest'
import { createVault } from '../../server/vault.ts'

const vault = createVault('a secret of the installation')
const sealed = vault.seal('a token – with any text', 'secret main crm')

test('opens what it has sealed, also in another process, and never seals alike', () => {
  expect(vault.open(sealed, 'secret main crm')).toBe('a token – with any text')
  expect(createVault('a secret of the installation').open(sealed, 'secret main crm')).toBe('a token – with any text')
  expect(vault.seal('a token – with any text', 'secret main crm').text).not.toBe(sealed.text)
  expect(Buffer.from(sealed.text, 'base64url').toString('latin1')).not.toContain('token')
})

const bytes = Buffer.from(sealed.text, 'base64url')
const other = createVault('another secret')

test.each([
  ['another workspace', sealed, 'secret other crm', vault],
  ['another name', sealed, 'secret main crm2', vault],
  ['another key', sealed, 'secret main crm', other],
  ['another key that claims to be the same', { ...sealed, key: other.key }, 'secret main crm', other],
  ['what was changed', { ...sealed, text: Buffer.from(bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte))).toString('base64url') }, 'secret main crm', vault],
  ['what was cut off', { ...sealed, text: 'AAAA' }, 'secret main crm', vault],
])('does not open %s', (_, given, place, by) => {
  expect(by.open(given, place)).toBeUndefined()
})
