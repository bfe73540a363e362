import { cancelJob } from '../../runtime/jobs/cancel-job.ts'
import { listJobs, readJob } from '../../runtime/jobs/find-jobs.ts'
import { Job, JobPage, JobQuery } from '../../schemas/api/job.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { answeredJob } from '../jobs/answered-job.ts'
import { route } from '../route.ts'

const tag = 'Jobs'
const jobsPath = '/api/w/:workspace/jobs'

export const jobRoutes = [
  route({
    method: 'GET', path: jobsPath, policy: 'member', tag, summary: 'List my jobs',
    query: JobQuery, answers: { 200: JobPage },
    work: async ({ caller, query }) => {
      const { items, next } = await listJobs(caller, query)
      return { body: { items: items.map((job) => answeredJob(job, caller.person.language)), next } }
    },
  }),
  route({
    method: 'GET', path: `${jobsPath}/:id`, policy: 'member', tag, summary: 'Follow a job of mine',
    answers: { 200: Job },
    work: async ({ caller, params }) => ({ body: answeredJob(await readJob(caller, uuidParam(params.id)), caller.person.language) }),
  }),
  route({
    method: 'DELETE', path: `${jobsPath}/:id`, policy: 'member', tag, summary: 'Cancel a job of mine',
    answers: { 200: Job },
    work: async ({ caller, params }) => ({ body: answeredJob(await cancelJob(caller, uuidParam(params.id)), caller.person.language) }),
  }),
]
