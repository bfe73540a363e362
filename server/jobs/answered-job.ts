import type { Job } from '../../schemas/api/job.ts'
import type { Language } from '../../schemas/label.ts'
import { problemTitle } from '../issue-texts/issue-text.ts'
import { answeredIssues } from '../routes/answered-plan.ts'

/** A job as it is answered: what went wrong is told in the reader's language. */
export const answeredJob = (job: Job, language: Language): Job =>
  job.problem ? { ...job, problem: { code: job.problem.code, title: problemTitle(job.problem.code, language), issues: answeredIssues(job.problem.issues ?? [], language) } } : job
