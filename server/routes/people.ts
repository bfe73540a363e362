import Type from 'typebox'
import { listPeople, readPerson } from '../../runtime/people/read-people.ts'
import { explainPerson } from '../../runtime/roles/explain-person.ts'
import { PersonAccessAnswer } from '../../schemas/api/explain.ts'
import type { ReadPerson } from '../../runtime/people/person-row.ts'
import { listRoles } from '../../runtime/people/person-roles.ts'
import { setPersonRoles, touchesSignIn } from '../../runtime/people/write-people.ts'
import { NewPerson, PersonAnswer, PersonMade, PersonPage, PersonPatch, PersonRoles, RoleChoiceList } from '../../schemas/api/person.ts'
import { Uuid } from '../../schemas/api/record.ts'
import { etagOf, requiredVersion } from '../http/preconditions.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { changePerson, enrol, newLink, withJoined } from '../identity/enrol.ts'
import type { Parts } from '../parts.ts'
import { route, type RouteAnswer } from '../route.ts'

const tag = 'People'
const people = '/api/w/:workspace/people'

export const peopleRoutes = [
  route({
    method: 'GET', path: people, policy: 'member', tag, summary: 'List people',
    query: Type.Object(
      {
        search: Type.Optional(Type.String({ maxLength: 200 })),
        active: Type.Optional(Type.Boolean()),
        department: Type.Optional(Uuid),
        cursor: Type.Optional(Type.String({ maxLength: 2_000 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    answers: { 200: PersonPage },
    work: async ({ parts, caller, query }) => {
      const { items, next } = await listPeople(caller, query)
      return { body: { items: await withJoined(parts, items), next } }
    },
  }),
  route({
    method: 'POST', path: people, policy: ['people'], tag, summary: 'Make a person, with the link by which they choose a password',
    body: NewPerson, fresh: ({ roles = [] }) => roles.length > 0, answers: { 201: PersonMade },
    work: async ({ parts, caller, body }) => {
      const { made, link } = await enrol(parts, caller, body)
      parts.identity.forgetCallers(caller.workspace.slug)
      const [person] = await withJoined(parts, [made])
      return { status: 201, body: { person, link }, headers: { etag: etagOf(made.person.version ?? 1) } }
    },
  }),
  route({
    method: 'GET', path: `${people}/:id`, policy: 'member', tag, summary: 'Read a person',
    answers: { 200: PersonAnswer },
    work: async ({ parts, caller, params }) => personAnswered(parts, await readPerson(caller, uuidParam(params.id))),
  }),
  route({
    method: 'GET', path: `${people}/:id/access`, policy: ['people', 'design'], tag, summary: 'Say what a person may see and do, and by which roles',
    answers: { 200: PersonAccessAnswer },
    work: async ({ caller, params }) => ({ body: await explainPerson(caller, uuidParam(params.id)) }),
  }),
  route({
    method: 'PATCH', path: `${people}/:id`, policy: ['people'], versioned: 'seen', tag, summary: 'Change, deactivate or reactivate a person',
    body: PersonPatch, fresh: touchesSignIn, answers: { 200: PersonAnswer },
    work: async ({ parts, caller, params, body, ifMatch }) => {
      const changed = await changePerson(parts, caller, { id: uuidParam(params.id), version: requiredVersion(ifMatch), patch: body })
      parts.identity.forgetCallers(caller.workspace.slug)
      return personAnswered(parts, changed)
    },
  }),
  route({
    method: 'GET', path: '/api/w/:workspace/roles', policy: ['people'], tag, summary: 'The roles that people can have',
    answers: { 200: RoleChoiceList },
    work: async ({ caller }) => ({ body: { items: listRoles(caller), next: null } }),
  }),
  route({
    method: 'PUT', path: `${people}/:id/roles`, policy: ['people'], fresh: true, tag, summary: 'Say which roles a person has',
    body: PersonRoles, answers: { 200: PersonAnswer },
    work: async ({ parts, caller, params, body }) => {
      const changed = await setPersonRoles(caller, { id: uuidParam(params.id), roles: body.roles })
      parts.identity.forgetCallers(caller.workspace.slug)
      return personAnswered(parts, changed)
    },
  }),
  route({
    method: 'POST', path: `${people}/:id/link`, policy: ['people'], fresh: true, tag, summary: 'Make a new one-time link for a person',
    answers: { 201: Type.Object({ link: Type.String() }) },
    work: async ({ parts, caller, account, params }) => {
      const link = await newLink(parts, { caller, account }, uuidParam(params.id))
      return { status: 201, body: { link } }
    },
  }),
]

async function personAnswered(parts: Parts, read: ReadPerson): Promise<RouteAnswer> {
  const [person] = await withJoined(parts, [read])
  const { version } = read.person
  return { body: person, ...(version !== undefined && { headers: { etag: etagOf(version) } }) }
}
