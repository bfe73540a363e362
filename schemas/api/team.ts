import { type Static, Type } from 'typebox'
import { Uuid } from './record.ts'

/** What somebody of a record's team may do with it, as far as his or her roles open the object at all. */
export const TeamRight = Type.Enum(['read', 'update'])

const LastDay = Type.String({ format: 'date' })

/** How somebody is let in to a record: `until` is the last day, without it for good. */
export const TeamInput = Type.Object({ right: TeamRight, until: Type.Optional(Type.Union([LastDay, Type.Null()])) }, { additionalProperties: false })

export type TeamInput = Static<typeof TeamInput>

export const TeamMember = Type.Object({
  person: Type.Object({ id: Uuid, name: Type.String() }),
  right: TeamRight,
  until: Type.Union([LastDay, Type.Null()]),
  /** The last day is over. */
  isOver: Type.Boolean(),
  /** Whether the person's roles let him or her open the record now. */
  canOpen: Type.Boolean(),
})

export type TeamMember = Static<typeof TeamMember>

/** The people let in to a record by hand, by name, and whether the caller may change that. */
export const TeamAnswer = Type.Object({ members: Type.Array(TeamMember), _can: Type.Object({ change: Type.Boolean(), giveUpdate: Type.Boolean() }) })

export type TeamAnswer = Static<typeof TeamAnswer>
