import Type from 'typebox'
import { type Route, route } from '../route.ts'

/**
 * better-auth's own addresses that are open to clients written for it. All others of it stay shut: what they do has an
 * address of ours with our checks.
 */
const shared = { policy: 'public', tag: 'Sign-in', answers: { 200: Type.Unknown() } } as const

/** What better-auth's client sends. */
const SignInByEmail = Type.Object(
  {
    email: Type.String({ maxLength: 254 }),
    password: Type.String({ maxLength: 200 }),
    rememberMe: Type.Optional(Type.Boolean()),
    callbackURL: Type.Optional(Type.String({ maxLength: 2_000 })),
  },
  { additionalProperties: false },
)

export const authRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/api/auth/get-session', ...shared, summary: 'The session, for clients of better-auth',
    work: async ({ parts, raw, address }) => parts.identity.answer(raw, address),
  }),
  route({
    method: 'POST', path: '/api/auth/sign-in/email', ...shared, summary: 'Sign in, for clients of better-auth', body: SignInByEmail,
    work: async ({ parts, raw, body, address }) => {
      await parts.identity.admitTry({ identifier: body.email, address })
      return parts.identity.answer(raw, address, body)
    },
  }),
  route({
    method: 'POST', path: '/api/auth/sign-out', ...shared, summary: 'Sign out, for clients of better-auth',
    work: async ({ parts, raw, address }) => parts.identity.answer(raw, address),
  }),
]
