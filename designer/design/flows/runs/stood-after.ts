import type { RunAnswer, RunHistoryEntry, RunToken } from '../../../../schemas/api/run.ts'

/** Where a run stood at a moment: what the canvas shows of it. */
export interface Stood extends Pick<RunAnswer, 'visits' | 'edges'> {
  readonly tokens: readonly Pick<RunToken, 'node' | 'state' | 'since'>[]
}

/** The run after the entries of its history so far: the last entry of each token says where it was. */
export function stoodAfter(entries: readonly RunHistoryEntry[]): Stood {
  const last = new Map(entries.map((entry) => [entry.token, entry]))
  const tokens = [...last.values()].flatMap(({ node, state, at: since }) => {
    const lives = living.find((each) => each === state)
    return lives ? [{ node, state: lives, since }] : []
  })
  return {
    tokens,
    visits: countsOf(entries.flatMap(({ kind, node }) => (kind === 'entered' ? [node] : []))),
    edges: countsOf(entries.flatMap(({ kind, edge }) => (edge !== null && (kind === 'left' || kind === 'began') ? [edge] : []))),
  }
}

const living = ['ready', 'waiting', 'failed'] as const

function countsOf(ids: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1
  return counts
}

/** The moments at which a run went on, each once: entries of one step have the same. */
export const momentsOf = (entries: readonly RunHistoryEntry[]): readonly string[] => [...new Set(entries.map(({ at }) => at))]
