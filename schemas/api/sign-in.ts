import { Type } from 'typebox'
import { languages } from '../label.ts'
import { WorkspaceSettings } from '../workspace-settings.ts'

const Token = Type.String({ maxLength: 200 })
const Password = Type.String({ maxLength: 200 })
const Slug = Type.String({ pattern: '^[a-z0-9_]{1,40}$' })

/** A new workspace: what is not said comes from the language of whoever makes it. */
export const NewWorkspaceBody = Type.Object(
  { ...Type.Partial(WorkspaceSettings).properties, name: WorkspaceSettings.properties.name, slug: Slug },
  { additionalProperties: false },
)

export const WorkspaceAnswer = Type.Object({ slug: Type.String(), name: Type.String() })

/** The first administrator and the first workspace. */
export const SetUpBody = Type.Object(
  {
    token: Token,
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    email: Type.Optional(Type.String({ maxLength: 254 })),
    login: Type.Optional(Type.String({ maxLength: 40 })),
    password: Password,
    language: Type.Optional(Type.Enum([...languages])),
    workspace: NewWorkspaceBody,
  },
  { additionalProperties: false },
)

/** An e-mail address, a login name or a phone number, and the password. */
export const SignInBody = Type.Object(
  { identifier: Type.String({ minLength: 1, maxLength: 254 }), password: Password },
  { additionalProperties: false },
)

export const SignedInAnswer = Type.Object({ account: Type.Object({ id: Type.String(), name: Type.String() }) })

export const JoinBody = Type.Object({ token: Token, password: Password }, { additionalProperties: false })

export const TokenQuery = Type.Object({ token: Type.Optional(Token) }, { additionalProperties: false })

export const OpenAnswer = Type.Object({ open: Type.Boolean() })

/** Whom a link invites; the other members are absent when it does not work. */
export const InvitationAnswer = Type.Object({
  open: Type.Boolean(),
  name: Type.Optional(Type.String()),
  workspace: Type.Optional(WorkspaceAnswer),
})
