import type { Cause } from '../../records/change.ts'
import type { LockedRun } from '../step/load-run.ts'
import { linkOf } from './admission.ts'

/** The cause of what a run brings about: what has started the run, and the run. */
export const causeWithin = ({ flow, record, cause: { root, depth, chain = [] } }: Pick<LockedRun, 'flow' | 'record' | 'cause'>): Cause => ({
  root, depth: depth + 1, via: flow, chain: [...chain, linkOf(flow, record)],
})
