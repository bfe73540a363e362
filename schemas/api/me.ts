import { type Static, Type } from 'typebox'
import { languages } from '../label.ts'
import { Uuid } from './record.ts'

/** The parts of the browser app; which ones a person finds is a matter of rights. */
export const Space = Type.Enum(['work', 'design', 'admin'])

export type Space = Static<typeof Space>

/** Who is signed in, and where this account works. */
export const MeAnswer = Type.Object({
  account: Type.Object({ id: Type.String(), name: Type.String(), email: Type.Union([Type.String(), Type.Null()]) }),
  workspaces: Type.Array(
    Type.Object({
      slug: Type.String(),
      name: Type.String(),
      person: Type.Object({ id: Uuid, name: Type.String(), language: Type.Enum([...languages]), zone: Type.String() }),
      spaces: Type.Array(Space),
    }),
  ),
  /** May make workspaces. */
  installationAdmin: Type.Boolean(),
})

export type MeAnswer = Static<typeof MeAnswer>

/** What people choose for themselves, in all workspaces at once. */
export const MePatch = Type.Object(
  {
    language: Type.Optional(Type.Enum([...languages])),
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const SessionList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      createdAt: Type.String(),
      usedAt: Type.String(),
      address: Type.Union([Type.String(), Type.Null()]),
      userAgent: Type.Union([Type.String(), Type.Null()]),
      /** The session that asks. */
      current: Type.Boolean(),
    }),
  ),
  next: Type.Null(),
})

export const PasswordChange = Type.Object(
  { current: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)
