import { BlockList, isIP } from 'node:net'

/**
 * Whether an address is one of the public internet, where anybody may be called. Everything else - this machine, the networks
 * around it, the addresses at which clouds tell secrets - is not. By the special-purpose registries of IANA.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address, 'ipv4')
  // An address with a zone is one of a link. What embeds an IPv4 address lies outside the global unicast range, 6to4 and Teredo are taken out.
  if (family === 6) return !address.includes('%') && globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6')
  return false
}

const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

const special = new BlockList()

for (const range of [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
]) {
  const [address = '', bits] = range.split('/')
  special.addSubnet(address, Number(bits), 'ipv4')
}

for (const range of ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']) {
  const [address = '', bits] = range.split('/')
  special.addSubnet(address, Number(bits), 'ipv6')
}
