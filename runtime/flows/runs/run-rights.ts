import type { RunAnswer } from '../../../schemas/api/run.ts'
import type { Access } from '../../roles/access.ts'

/** Whether somebody may see the runs of everybody: who draws flows, and who answers for them. */
export const watchesRuns = ({ system }: Pick<Access, 'system'>): boolean => system.has('design') || system.has('publish')

/** Whether somebody may help a run on that has failed, or end it: it then does what nobody else has decided. */
export const mendsRuns = ({ system }: Pick<Access, 'system'>): boolean => system.has('publish')

/** Whether a run can still go on. */
export const isLive = (state: RunAnswer['state']): boolean => state === 'running' || state === 'suspended'
