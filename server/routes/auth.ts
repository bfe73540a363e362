import Type from 'typebox'
import { type Route, route } from '../route.ts'

/**
 * better-auth's own addresses that are open to clients written for it. All others of it stay shut: what they do has an
 * address of ours with our checks.
 */
const shared = { policy: 'public', tag: 'Sign-in', answers: { 200: Type.Unknown() } } as const

export const authRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/api/auth/get-session', ...shared, summary: 'The session, for clients of better-auth',
    work: async ({ parts, raw, address }) => parts.identity.answer(raw, address),
  }),
  route({
    method: 'POST', path: '/api/auth/sign-in/email', ...shared, summary: 'Sign in, for clients of better-auth', bodyType: 'application/json',
    work: async ({ parts, raw, address }) => parts.identity.answer(raw, address),
  }),
  route({
    method: 'POST', path: '/api/auth/sign-out', ...shared, summary: 'Sign out, for clients of better-auth',
    work: async ({ parts, raw, address }) => parts.identity.answer(raw, address),
  }),
]
