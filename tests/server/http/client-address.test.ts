import { expect, it } from 'vitest'
import { clientAddresses } from '../../../server/http/client-address.ts'

const ask = (trusted: string[], socket: string | undefined, forwarded?: string): string =>
  clientAddresses(trusted)(
    new Request('http://x', forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }),
    socket && { incoming: { socket: { remoteAddress: socket } } },
  )

it.each([
  ['the socket, without proxies', [], '203.0.113.7', undefined, '203.0.113.7'],
  ['the socket, whatever a stranger claims', [], '203.0.113.7', '1.2.3.4', '203.0.113.7'],
  ['the socket, when it is not a trusted proxy', ['10.0.0.0/8'], '203.0.113.7', '1.2.3.4', '203.0.113.7'],
  ['whom a trusted proxy names', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.9', '198.51.100.9'],
  [
    'the last stranger in a row of proxies',
    ['10.0.0.0/8'],
    '10.1.2.3',
    '1.1.1.1, 198.51.100.9, 10.9.9.9',
    '198.51.100.9',
  ],
  ['the proxy, when it names nobody', ['10.1.2.3'], '10.1.2.3', undefined, '10.1.2.3'],
  ['the proxy, when it names nonsense', ['10.1.2.3'], '10.1.2.3', 'unknown', '10.1.2.3'],
  ['IPv4 within IPv6 as IPv4', ['10.0.0.0/8'], '::ffff:10.1.2.3', '::ffff:198.51.100.9', '198.51.100.9'],
  ['an IPv6 address', ['fd00::/8'], 'fd00::1', '2001:db8::5', '2001:db8::5'],
  ['nothing in a test', [], undefined, undefined, ''],
])('the client is %s', (_, trusted, socket, forwarded, expected) => {
  expect(ask(trusted, socket, forwarded)).toBe(expected)
})
