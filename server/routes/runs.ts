import { listRuns } from '../../runtime/flows/runs/list-runs.ts'
import { readRun } from '../../runtime/flows/runs/read-run.ts'
import { runHistory } from '../../runtime/flows/runs/run-history.ts'
import { readFlowVersion } from '../../runtime/flows/versions/read-version.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { FlowVersionAnswer, RunAnswer, RunHistoryPage, RunHistoryQuery, RunPage, RunQuery } from '../../schemas/api/run.ts'
import { issueText } from '../issue-texts/issue-text.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'

const tag = 'Flows'
const workspace = '/api/w/:workspace'
const runs = `${workspace}/runs`

export const runRoutes = [
  route({
    method: 'GET', path: runs, policy: 'member', tag, summary: 'List runs of flows',
    query: RunQuery, answers: { 200: RunPage },
    work: async ({ caller, query }) => ({ body: await listRuns(caller, query) }),
  }),
  route({
    method: 'GET', path: `${runs}/:id`, policy: 'member', tag, summary: 'See where a run stands',
    answers: { 200: RunAnswer },
    work: async ({ caller, params }) => {
      const { answer } = await readRun(caller, uuidParam(params.id))
      const incidents = answer.incidents.map((incident) => ({ ...incident, message: issueText(incident, caller.person.language) }))
      return { body: { ...answer, incidents }, headers: { etag: `"${answer.rev}"` } }
    },
  }),
  route({
    method: 'GET', path: `${runs}/:id/history`, policy: 'member', tag, summary: 'Read what has happened in a run',
    query: RunHistoryQuery, answers: { 200: RunHistoryPage },
    work: async ({ caller, params, query }) => ({ body: await runHistory(caller, uuidParam(params.id), query.after) }),
  }),
  route({
    method: 'GET', path: `${workspace}/flows/:flow/versions/:number`, policy: ['design', 'publish'], tag, summary: 'Read a flow as it was at a version',
    answers: { 200: FlowVersionAnswer },
    work: async ({ caller, params }) => {
      if (!/^[1-9]\d{0,8}$/.test(params.number)) throw new Refusal('not-found')
      return { body: await readFlowVersion(caller, params.flow, Number(params.number)) }
    },
  }),
]
