import type { RunState } from '../../../schemas/api/run.ts'

/** The colour of a run's state; the word stands with it. */
export const runMarks = { running: 'people', suspended: 'danger', completed: 'success', failed: 'danger', cancelled: 'control' } as const satisfies Record<RunState, string>
