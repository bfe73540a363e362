import type { Caller } from '../../caller.ts'
import type { WriteContext } from '../../records/change.ts'
import type { Runner } from '../../storage/statement.ts'
import type { FlowStarts, ImportCounts } from '../import-input.ts'
import type { ImportShape } from '../import-shape.ts'
import type { ReadRow } from '../read-row.ts'
import { batchIds } from './batch-ids.ts'
import { type Candidate, changedPlaces, judgeRows, recordReader } from './candidate.ts'
import { createRecords } from './create-records.ts'
import { checkAgainstEarlierRows, dryRunKeys, rememberKeys } from './dry-run-keys.ts'
import { findStored } from './find-stored.ts'
import { foreseeStarts } from './foresee-starts.ts'
import { judgeCandidates, rulesInTurn } from './judge-candidates.ts'
import { settleOwnLinks } from './own-links.ts'
import { refuseLockedRows } from './locked-rows.ts'
import { keepRejections } from './rejections.ts'
import { resolveLinks } from './resolve-links.ts'
import { checkUnique } from './unique-keys.ts'
import { updateRecords } from './update-records.ts'

/** A portion of an import, in which no key stands twice. */
export interface Batch {
  readonly shape: ImportShape
  readonly rows: readonly ReadRow[]
  readonly job: string
  readonly now: Date
  /** Whether links to the object's own records may be left blank where the mapping says so. */
  readonly mayBlank: boolean
}

/**
 * Takes a portion of rows within a transaction that holds the release: links, keys, rights, required and unique values are judged
 * set by set with the validation rules, as single writes would judge them, then everything that is fine is written. A dry run does all but write.
 */
export async function writeBatch(runner: Runner, caller: Caller, { shape, rows, job, now, mayBlank }: Batch): Promise<ImportCounts & { readonly starts?: FlowStarts }> {
  const earlier = shape.input.dryRun ? dryRunKeys(runner, caller, job) : undefined
  const open = await resolveLinks(runner, caller, { shape, rows })
  const stored = await findStored(runner, caller, { shape, rows })
  const judged = judgeRows(caller, rows, { shape, stored, nextId: batchIds(now.getTime()) })
  const check = { shape, valueOf: recordReader(caller, shape) }
  const rules = rulesInTurn(shape, open)
  await judgeCandidates(runner, caller, { candidates: judged, check, rules: rules.now, now, isSettled: false })
  const repeats = earlier ? await checkAgainstEarlierRows(earlier, { candidates: judged, check }) : new Set<Candidate>()
  await checkUnique(runner, caller, { candidates: judged.filter((candidate) => !repeats.has(candidate)), check })
  const judgeAgain = () => judgeCandidates(runner, caller, { candidates: judged, check, rules: rules.later, now, isSettled: true })
  await settleOwnLinks({ shape, open, candidates: judged, earlier, mayBlank, judgeAgain })
  await refuseLockedRows(runner, caller, { shape, candidates: judged })
  const fine = judged.filter(({ row }) => row.issues.length === 0)
  // Links to rows of this portion have their ids only now.
  const taken = open.length === 0 ? fine : fine.map((each) => (each.op === 'update' ? { ...each, changed: changedPlaces(each.row, each.stored, shape) } : each))
  const write: WriteContext = { now, cause: { root: job, depth: 0, via: 'import' }, bulk: { job } }
  const created = taken.filter((candidate) => candidate.op === 'create' && !repeats.has(candidate)).flatMap((each) => (each.op === 'create' ? [each] : []))
  const updated = taken.flatMap((each) => (each.op === 'update' && each.changed.length > 0 ? [each] : []))
  if (earlier) await rememberKeys(earlier, { candidates: [...created, ...updated], check })
  const starts = earlier && (await foreseeStarts(runner, caller, { candidates: [...created, ...updated], check, now }))
  if (!earlier) {
    await createRecords(runner, caller, { gate: shape.gate, candidates: created, valueOf: check.valueOf, write, job })
    await updateRecords(runner, caller, { shape, candidates: updated, valueOf: check.valueOf, write })
  }
  const rejected = rows.filter(({ issues }) => issues.length > 0)
  await keepRejections(runner, caller.workspace, { job, rows: rejected })
  const changes = updated.length + [...repeats].filter(({ row }) => row.issues.length === 0).length
  return { created: created.length, updated: changes, unchanged: taken.length - created.length - changes, rejected: rejected.length, ...(starts && { starts }) }
}
