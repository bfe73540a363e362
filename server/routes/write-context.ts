import type { WriteContext } from '../../runtime/records/change.ts'
import type { Parts } from '../parts.ts'

/** A write that a person makes through the API. */
export const writeContext = ({ ports }: Parts): WriteContext => ({ now: ports.clock.now(), cause: { root: 'person', depth: 0, via: 'api' } })
