import type { Effect } from '../../../schemas/flows/machine/effect.ts'
import type { Json } from '../../../schemas/pointer.ts'

/** Where letters go. It stands where calls have their host and can be none: hosts have no colon without a number behind it. */
export const mailServer = 'mailto:'

/** The host of an address, with the port where it is an unusual one; '' for what is no address. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

type Channel = Extract<Effect, { kind: 'outside' }>['channel']

const destinations = {
  // The node of an HTTP request is the only one that makes effects of this channel.
  http: (request) => hostOf((request as unknown as { readonly url: string }).url),
  email: () => mailServer,
} satisfies Record<Channel, (request: Json) => string>

/** Whom an effect asks outside; null for one that is only stored. Written with the effect, and from then on this says what it is. */
export const destinationOf = (effect: Effect): string | null => (effect.kind === 'outside' ? destinations[effect.channel](effect.request) : null)
