import { expect, test } from 'vitest'
import { createSigner } from '../../server/signer.ts'

const signer = createSigner('a secret of the installation')

test('knows its own signature again', () => {
  expect(signer.verify('text', signer.sign('text'))).toBe(true)
})

test.each([
  ['another text', 'other', signer.sign('text')],
  ['another secret', 'text', createSigner('another secret').sign('text')],
  ['a shortened signature', 'text', signer.sign('text').slice(0, -1)],
  ['no signature', 'text', ''],
])('refuses %s', (_, text, signature) => {
  expect(signer.verify(text, signature)).toBe(false)
})
