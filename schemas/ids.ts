/** Prefix of an id by what it identifies. A prefix is never reused for something else. */
export const idPrefixes = {
  object: 'obj',
  field: 'fld',
  option: 'opt',
  unique: 'unq',
  index: 'idx',
  recordType: 'rty',
  role: 'rol',
  layout: 'lay',
  tab: 'tab',
  section: 'sec',
  item: 'itm',
  rule: 'rul',
  message: 'msg',
  view: 'viw',
  picklist: 'pic',
  command: 'cmd',
  flow: 'flw',
  node: 'nod',
  edge: 'edg',
  variable: 'var',
  case: 'cas',
} as const

export type IdOf = keyof typeof idPrefixes

/** Source of randomness: `count` random bytes. */
type RandomBytes = (count: number) => Uint8Array

const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id such as `fld_7k3q9x2m4t8w`: 60 random bits in Crockford base32, made once and never reused. */
export function newId(of: IdOf, random: RandomBytes = webRandom): string {
  const characters = Array.from(random(12), (byte) => crockford.charAt(byte & 31))
  return `${idPrefixes[of]}_${characters.join('')}`
}

/** What an id identifies, by its prefix; undefined for what is no id. */
export const typeOfId = (id: string): IdOf | undefined => (idShape.test(id) ? prefixes.get(id.slice(0, 3)) : undefined)

const idShape = /^[a-z]{3}_/

// The keys and values of the table above.
const prefixes = new Map(Object.entries(idPrefixes).map(([of, prefix]) => [prefix as string, of as IdOf]))

/** The JSON Schema pattern of the ids of one kind of thing. */
export const idPattern = (of: IdOf): string => `^${idPrefixes[of]}_[0-9a-hjkmnp-tv-z]{12}$`

const webRandom: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count))
