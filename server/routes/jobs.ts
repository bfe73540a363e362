import { cancelJob } from '../../runtime/jobs/cancel-job.ts'
import { listJobs, readJob } from '../../runtime/jobs/find-jobs.ts'
import { Job, JobPage, JobQuery } from '../../schemas/api/job.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'

const tag = 'Jobs'
const jobs = '/api/w/:workspace/jobs'

export const jobRoutes = [
  route({
    method: 'GET', path: jobs, policy: 'member', tag, summary: 'List my jobs',
    query: JobQuery, answers: { 200: JobPage },
    work: async ({ caller, query }) => {
      const { state, kind } = query
      return { body: { items: await listJobs(caller, { ...(state && { state }), ...(kind !== undefined && { kind }) }), next: null } }
    },
  }),
  route({
    method: 'GET', path: `${jobs}/:id`, policy: 'member', tag, summary: 'Follow a job of mine',
    answers: { 200: Job },
    work: async ({ caller, params }) => ({ body: await readJob(caller, uuidParam(params.id)) }),
  }),
  route({
    method: 'DELETE', path: `${jobs}/:id`, policy: 'member', tag, summary: 'Cancel a job of mine',
    answers: { 200: Job },
    work: async ({ caller, params }) => ({ body: await cancelJob(caller, uuidParam(params.id)) }),
  }),
]
