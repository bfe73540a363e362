import { type Static, Type } from 'typebox'

const Moment = Type.Union([Type.String(), Type.Null()])

/** Where a record stands between its owner and its object's pool. */
export const PoolState = Type.Object({
  /** Since when it is in the pool; null while somebody owns it. */
  since: Moment,
  /** When it goes back if nobody works on it; null where it does not. */
  returnsAt: Moment,
  canClaim: Type.Boolean(),
  canGiveBack: Type.Boolean(),
})

export type PoolState = Static<typeof PoolState>
