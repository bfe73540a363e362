import { BlockList, isIP, isIPv6 } from 'node:net'

/** Finds the address of the client: the socket's, or what the trusted proxies in front of us say. */
export function clientAddresses(trustedProxies: readonly string[]): (request: Request, environment: unknown) => string {
  const trusted = blockList(trustedProxies)
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  return (request, environment) => {
    const socket = plainAddress(socketAddress(environment))
    if (trustedProxies.length === 0 || !isTrusted(socket)) return socket
    // Read from the right: each proxy appends whom it saw, and what stands left of the first stranger is that stranger's word.
    const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',').map((each) => plainAddress(each.trim()))
    const stranger = forwarded.findLast((address) => address !== '' && !isTrusted(address))
    return stranger !== undefined && isIP(stranger) !== 0 ? stranger : socket
  }
}

function blockList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

/** What `@hono/node-server` hands over beside the request. */
const socketAddress = (environment: unknown): string =>
  (environment as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    ?.remoteAddress ?? ''

const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')
