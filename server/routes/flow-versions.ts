import { listVersions } from '../../runtime/flows/versions/list-versions.ts'
import { startMove } from '../../runtime/flows/versions/move-runs-kind.ts'
import { readFlowVersion } from '../../runtime/flows/versions/read-version.ts'
import { removeVersion } from '../../runtime/flows/versions/remove-version.ts'
import { tryMove } from '../../runtime/flows/versions/try-move.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { FlowVersions, MoveRuns, MoveTrial } from '../../schemas/api/flow-version.ts'
import { Job } from '../../schemas/api/job.ts'
import { FlowVersionAnswer } from '../../schemas/api/run.ts'
import { answeredJob } from '../jobs/answered-job.ts'
import { route } from '../route.ts'

const tag = 'Flows'
const versions = '/api/w/:workspace/flows/:flow/versions'

function numbered({ flow, number }: { readonly flow: string; readonly number: string }) {
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new Refusal('not-found')
  return { flow, number: Number(number) }
}

export const flowVersionRoutes = [
  route({
    method: 'GET', path: versions, policy: ['design', 'publish'], tag, summary: 'List the versions of a flow, with the runs that go by each',
    answers: { 200: FlowVersions },
    work: async ({ caller, params }) => ({ body: await listVersions(caller, params.flow) }),
  }),
  route({
    method: 'GET', path: `${versions}/:number`, policy: ['design', 'publish'], tag, summary: 'Read a flow as it was at a version',
    answers: { 200: FlowVersionAnswer },
    work: async ({ caller, params }) => {
      const { flow, number } = numbered(params)
      return { body: await readFlowVersion(caller, flow, number) }
    },
  }),
  route({
    method: 'POST', path: `${versions}/:number/move/try`, policy: ['publish'], tag, summary: 'Say what moving the runs of a version to another would change',
    body: MoveRuns, answers: { 200: MoveTrial },
    work: async ({ caller, params, body }) => ({ body: await tryMove(caller, { ...numbered(params), ...body }) }),
  }),
  route({
    method: 'POST', path: `${versions}/:number/move`, policy: ['publish'], tag, summary: 'Move the runs of a version to another',
    body: MoveRuns, answers: { 202: Job },
    work: async ({ caller, params, body }) => {
      const job = await startMove(caller, { ...numbered(params), ...body })
      return { status: 202, body: answeredJob(job, caller.person.language), headers: { location: `/api/w/${params.workspace}/jobs/${job.id}` } }
    },
  }),
  route({
    method: 'DELETE', path: `${versions}/:number`, policy: ['publish'], tag, summary: 'Remove a version by which nothing runs or ran',
    answers: { 204: null },
    work: async ({ caller, params }) => {
      await removeVersion(caller, numbered(params))
      return { status: 204 }
    },
  }),
]
