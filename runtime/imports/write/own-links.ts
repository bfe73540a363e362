import type { Candidate } from './candidate.ts'
import type { DryRunKeys } from './dry-run-keys.ts'
import type { ImportShape } from '../import-shape.ts'
import { type OpenLink, settleLink } from './resolve-links.ts'
import { keyHash, uniqueKeysOf } from './unique-keys.ts'

interface OwnLinks {
  readonly shape: ImportShape
  readonly open: readonly OpenLink[]
  readonly candidates: readonly Candidate[]
  /** In a dry run: rows before this portion, which were not written. */
  readonly earlier: DryRunKeys | undefined
  /** Whether a link that finds nobody may be left blank; before, its record may stand further down. */
  readonly mayBlank: boolean
  /** Judges what could not be judged before the links had their records; what it refuses is refused with all that points at it. */
  judgeAgain(): Promise<void>
}

/**
 * Settles links to records that other rows of the same portion make, such as a parent account in the same file. A row whose
 * target is refused is refused with it, and so is what points at that row.
 */
export async function settleOwnLinks({ shape, open, candidates, earlier, mayBlank, judgeAgain }: OwnLinks): Promise<void> {
  const targets = new Map<OpenLink, Candidate>()
  const { gate } = shape
  for (const link of open.filter(({ row }) => row.issues.length === 0)) {
    const target = targetOf(link, candidates, shape)
    if (target) targets.set(link, target)
    settleLink(link, target?.id ?? (await earlierId(link, shape, earlier)), { gate, mayBlank })
  }
  await judgeAgain()
  let isSettled = false
  while (!isSettled) {
    isSettled = true
    for (const [link, target] of targets) {
      if (link.row.issues.length > 0 || target.row.issues.length === 0) continue
      settleLink(link, undefined, { gate, mayBlank })
      isSettled = false
      targets.delete(link)
    }
  }
}

/** The one new record that holds what the link names it by. */
function targetOf({ column, key }: OpenLink, candidates: readonly Candidate[], { columns }: ImportShape): Candidate | undefined {
  const place = columns.findIndex(({ field }) => field === column.link?.match.field)
  if (place === -1) return undefined
  const found = candidates.filter(({ op, row }) => op === 'create' && row.issues.length === 0 && row.values[place] === key)
  return found.length === 1 ? found[0] : undefined
}

/** Stands for the id of a record that a dry run did not make. */
const notMade = '00000000-0000-0000-0000-000000000000'

async function earlierId({ column, key }: OpenLink, shape: ImportShape, earlier: DryRunKeys | undefined): Promise<string | undefined> {
  const unique = uniqueKeysOf(shape).find(({ fields }) => fields.length === 1 && fields[0] === column.link?.match.field)
  if (!earlier || !unique) return undefined
  const hash = keyHash(unique, [key])
  return (await earlier.known([hash])).has(hash) ? notMade : undefined
}
