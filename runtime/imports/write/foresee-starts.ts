import type { Caller } from '../../caller.ts'
import { startedByForeseen } from '../../flows/triggers/foreseen-events.ts'
import type { Runner } from '../../storage/statement.ts'
import type { FlowStarts } from '../import-input.ts'
import { takeTurns } from '../in-turns.ts'
import { type Candidate, changedPlaces } from './candidate.ts'
import { readerOf } from './judge-candidates.ts'
import type { UniqueCheck } from './unique-keys.ts'

interface Foreseeing {
  readonly candidates: readonly Candidate[]
  readonly check: UniqueCheck
  readonly now: Date
}

/** Candidates between two looks at the clock. */
const portion = 1_000

/** How many of the rows that a dry run would write start each flow, by its id. */
export async function foreseeStarts(runner: Runner, caller: Caller, { candidates, check, now }: Foreseeing): Promise<FlowStarts> {
  const { shape } = check
  const counts = new Map<string, number>()
  const turns = takeTurns()
  for (let from = 0; from < candidates.length; from += portion) {
    const events = candidates.slice(from, from + portion).map((candidate) => ({
      op: candidate.op, record: candidate.id, after: readerOf(candidate, caller, { check, now }),
      before: candidate.op === 'update' ? candidate.stored.valueOf : null,
      changed: new Set(candidate.op === 'update' ? changedPlaces(candidate.row, candidate.stored, shape).flatMap((place) => shape.columns[place]?.field.id ?? []) : []),
    }))
    const started = await startedByForeseen(runner, caller, { object: shape.gate.object, events, now })
    for (const [flow, count] of started) counts.set(flow, (counts.get(flow) ?? 0) + count)
    await turns.next()
  }
  return Object.fromEntries(counts)
}
