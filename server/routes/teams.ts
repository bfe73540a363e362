import { changeTeam, readTeam } from '../../runtime/records/team/team.ts'
import { TeamAnswer, TeamInput } from '../../schemas/api/team.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'
import { writeContext } from './write-context.ts'

const tag = 'Teams'
const team = '/api/w/:workspace/records/:object/:id/team'

const recordOf = ({ object, id }: { object: string; id: string }) => ({ objectName: object, id: uuidParam(id) })

export const teamRoutes = [
  route({
    method: 'GET', path: team, policy: 'member', viewable: true, tag, summary: 'Read who was let in to a record by hand',
    answers: { 200: TeamAnswer },
    work: async ({ caller, params }) => ({ body: await readTeam(caller, recordOf(params)) }),
  }),
  route({
    method: 'PUT', path: `${team}/:person`, policy: 'member', tag, summary: 'Let a person in to a record, or change how',
    body: TeamInput, answers: { 200: TeamAnswer },
    work: async ({ parts, caller, params, body }) => ({
      body: await changeTeam(caller, { ...recordOf(params), person: uuidParam(params.person), input: body, write: writeContext(parts) }),
    }),
  }),
  route({
    method: 'DELETE', path: `${team}/:person`, policy: 'member', tag, summary: 'Take a person out of the team of a record',
    answers: { 200: TeamAnswer },
    work: async ({ parts, caller, params }) => ({
      body: await changeTeam(caller, { ...recordOf(params), person: uuidParam(params.person), input: null, write: writeContext(parts) }),
    }),
  }),
]
