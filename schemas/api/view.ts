import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { viewContents } from '../views/view.ts'
import { Uuid } from './record.ts'

const settable = {
  /** What its person calls it. */
  label: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  contents: Type.Object(viewContents, { additionalProperties: false }),
}

/** A view that somebody keeps for himself or herself. */
export const NewMyView = Type.Object({ object: ApiName, ...settable }, { additionalProperties: false })

export type NewMyView = Static<typeof NewMyView>

/** Only what is named changes. */
export const MyViewPatch = Type.Partial(Type.Object(settable), { additionalProperties: false, minProperties: 1 })

export type MyViewPatch = Static<typeof MyViewPatch>

/** A view of one's own with the names of today; what is gone or hidden by now is left out. */
export const MyView = Type.Object({
  id: Uuid,
  version: Type.Integer({ minimum: 1 }),
  object: ApiName,
  ...settable,
  /** Whether the filter is left out, because it reads what is gone or hidden. */
  filterLost: Type.Boolean(),
  /** How many of its columns are left out, because they are gone or hidden. */
  columnsLost: Type.Integer({ minimum: 0 }),
  /** Whether it stands in the draft as a view for others. */
  shared: Type.Boolean(),
})

export type MyView = Static<typeof MyView>

/** The caller's own views, in the order in which they were made. */
export const MyViewList = Type.Object({ items: Type.Array(MyView), next: Type.Null() })

/** Under which API name a view of one's own is shared. */
export const ShareView = Type.Object({ name: ApiName }, { additionalProperties: false })
