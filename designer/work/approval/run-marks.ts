import type { RunState, RunSummary } from '../../../schemas/api/run.ts'

const colors = { running: 'people', suspended: 'danger', completed: 'success', failed: 'danger', cancelled: 'control' } as const satisfies Record<RunState, string>

/** How a run stands for who looks at it: its colour, and the word that stands with it. What has come back waits for who asked; what is done stands as people have decided. */
export function runMark({ state, returned, outcome }: Pick<RunSummary, 'state' | 'returned' | 'outcome'>, isMine = true) {
  if (returned) return { color: 'outside', word: isMine ? 'returnedToYou' : 'returned' } as const
  if (outcome !== null) return { color: outcome === 'approved' ? 'success' : 'danger', word: outcome } as const
  return { color: colors[state], word: state } as const
}
