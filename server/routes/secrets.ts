import { deleteSecret, listSecrets, putSecret } from '../../runtime/secrets/secrets.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { NewSecretValue, SecretList, SecretVersion } from '../../schemas/api/secret.ts'
import { apiNamePattern } from '../../schemas/definition.ts'
import { etagOf, requiredVersion } from '../http/preconditions.ts'
import { route } from '../route.ts'

const tag = 'Secrets'
const secrets = '/api/w/:workspace/secrets'

export const secretRoutes = [
  route({
    method: 'GET', path: secrets, policy: ['design', 'settings'], tag, summary: 'Names of the secrets that flows may send, and where they are used; never their values',
    answers: { 200: SecretList },
    work: async ({ caller }) => ({ body: { items: await listSecrets(caller), next: null } }),
  }),
  route({
    method: 'PUT', path: `${secrets}/:name`, policy: ['settings'], fresh: true, versioned: 'seen-or-new', tag, summary: 'Enter a secret, or another value of one',
    body: NewSecretValue, answers: { 200: SecretVersion, 201: SecretVersion },
    work: async ({ caller, params: { name }, body, ifMatch, ifNoneMatch }) => {
      if (!new RegExp(apiNamePattern).test(name)) throw new Refusal('invalid-request', { issues: [{ code: 'secret.invalid-name', path: '/name' }] })
      const expected = ifNoneMatch === '*' ? 'new' : requiredVersion(ifMatch)
      const version = await putSecret(caller, { name, value: body.value, expected })
      return { status: expected === 'new' ? 201 : 200, body: { name, version }, headers: { etag: etagOf(version) } }
    },
  }),
  route({
    method: 'DELETE', path: `${secrets}/:name`, policy: ['settings'], fresh: true, versioned: 'seen', tag, summary: 'Remove a secret that no flow names',
    answers: { 204: null },
    work: async ({ caller, params: { name }, ifMatch }) => {
      await deleteSecret(caller, { name, version: requiredVersion(ifMatch) })
      return { status: 204 }
    },
  }),
]
