import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { EgressFailure } from '../../runtime/ports.ts'
import { isPublicAddress } from './public-address.ts'

/** Where a call goes: the address that was judged. */
export interface Target {
  readonly url: URL
  readonly address: string
  /** An administrator has named the host: its address is taken as it is. */
  readonly isAllowed: boolean
}

/** Judges an address. Raises `EgressFailure` for what is no address of the web, and for what lies in a private network. */
export async function targetOf(text: string, allowed: ReadonlySet<string>): Promise<Target> {
  if (!URL.canParse(text)) throw new EgressFailure('invalid-address')
  const url = new URL(text)
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') throw new EgressFailure('invalid-address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowed = allowed.has(url.hostname) || allowed.has(`${url.hostname}:${portOf(url)}`)
  const addresses = isIP(host) ? [host] : await addressesOf(host)
  const [address] = addresses
  if (address === undefined) throw new EgressFailure('unreachable')
  // One private address among public ones is how a name is turned against us.
  if (!isAllowed && !addresses.every(isPublicAddress)) throw new EgressFailure('address-forbidden', { host })
  return { url, address, isAllowed }
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80')

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch {
    // A name that is not there now may be there later.
    throw new EgressFailure('unreachable')
  }
}
