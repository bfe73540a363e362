import { OpenAnswer, SetUpBody, SignedInAnswer, TokenQuery } from '../../schemas/api/sign-in.ts'
import { acceptedLanguage } from '../http/language.ts'
import { route } from '../route.ts'
import { signedIn } from './sign-in.ts'

const tag = 'Sign-in'

export const setupRoutes = [
  route({
    method: 'GET', path: '/api/setup', policy: 'public', tag, summary: 'Whether a set-up link opens the set-up',
    query: TokenQuery, answers: { 200: OpenAnswer },
    work: async ({ parts, query, address }) => {
      await parts.identity.limits.take([`setup ${address}`], { window: 60, max: 60 })
      return { body: { open: await parts.identity.setUp.isOpen(query.token ?? '') } }
    },
  }),
  route({
    method: 'POST', path: '/api/setup', policy: 'public', tag, summary: 'Make the first administrator and the first workspace',
    body: SetUpBody, answers: { 201: SignedInAnswer },
    work: async ({ parts, body, raw, address }) => {
      const { identity } = parts
      await identity.limits.take([`setup ${address}`], { window: 60, max: 60 })
      const { token, language = acceptedLanguage(raw.headers.get('accept-language')), ...first } = body
      await identity.setUp.withToken(token, { ...first, language })
      const identifier = first.email ?? first.login ?? ''
      return { ...signedIn(await identity.signIn({ identifier, password: first.password, request: raw, address })), status: 201 }
    },
  }),
]
