import { InvitationAnswer, JoinBody, SignedInAnswer, SignInBody, TokenQuery } from '../../schemas/api/sign-in.ts'
import { acceptInvitation, invitationOf } from '../identity/invitation.ts'
import type { SignedIn } from '../identity/sign-in.ts'
import { route, type RouteAnswer } from '../route.ts'

const tag = 'Sign-in'

export const signInRoutes = [
  route({
    method: 'POST', path: '/api/sign-in', policy: 'public', tag, summary: 'Sign in by e-mail, login name or phone',
    body: SignInBody, answers: { 200: SignedInAnswer },
    work: async ({ parts, body, raw, address }) => signedIn(await parts.identity.signIn({ ...body, request: raw, address })),
  }),
  route({
    method: 'POST', path: '/api/sign-out', policy: 'public', tag, summary: 'End the session',
    answers: { 204: null },
    work: async ({ parts, raw }) => ({ status: 204, cookies: await parts.identity.signOut(raw) }),
  }),
  route({
    method: 'GET', path: '/api/join', policy: 'public', tag, summary: 'Whom a one-time link invites',
    query: TokenQuery, answers: { 200: InvitationAnswer },
    work: async ({ parts, query, address }) => {
      await parts.identity.limits.take([`join ${address}`], { window: 60, max: 60 })
      return { body: await invitationOf(parts, query.token ?? '') }
    },
  }),
  route({
    method: 'POST', path: '/api/join', policy: 'public', tag, summary: 'Choose a password by a one-time link, and sign in',
    body: JoinBody, answers: { 200: SignedInAnswer },
    work: async ({ parts, body, raw, address }) => {
      await parts.identity.limits.take([`join ${address}`], { window: 60, max: 60 })
      const identifier = await acceptInvitation(parts, body)
      return signedIn(await parts.identity.signIn({ identifier, password: body.password, request: raw, address }))
    },
  }),
]

export const signedIn = ({ account, cookies }: SignedIn): RouteAnswer => ({ body: { account: { id: account.id, name: account.name } }, cookies })
