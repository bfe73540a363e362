import { desc, eq, lt, sql } from 'drizzle-orm'
import type { DefinitionDifference, ReleaseAnswer, ReleaseDiff, ReleaseSummary } from '../../schemas/api/release.ts'
import { definitionDifferences } from '../../schemas/definition-difference.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { Refusal } from '../refusal.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { releaseDefinitions } from './live-definitions.ts'

/** Differences as they are kept, and the definitions on both sides; whoever answers a person adds the texts. */
export interface Differences extends Omit<ReleaseDiff, 'changes'> {
  readonly changes: readonly DefinitionDifference[]
  readonly before: readonly DefinitionHeader[]
  readonly after: readonly DefinitionHeader[]
}

/** The releases of a workspace, newest first, up to but without the number `before`. */
export async function listReleases(
  workspace: Workspace,
  { before, limit }: { before?: number; limit: number },
): Promise<{ items: ReleaseSummary[]; next: string | null }> {
  const { release } = workspace.tables
  const rows = await summaries(workspace)
    .where(before === undefined ? undefined : lt(release.number, before))
    .orderBy(desc(release.number))
    .limit(limit + 1)
  const items = rows.slice(0, limit).map(summaryOf)
  return { items, next: rows.length > limit ? String(items.at(-1)?.number) : null }
}

/** One release with what it consists of. Refuses `not-found`. */
export async function readRelease(workspace: Workspace, number: number): Promise<ReleaseAnswer> {
  const { release } = workspace.tables
  const [row] = await summaries(workspace).where(eq(release.number, number))
  if (!row) throw new Refusal('not-found')
  // Contents are written by the switch alone.
  return { ...summaryOf(row), digest: row.digest, contents: row.contents as ReleaseAnswer['contents'] }
}

/** What a release changed: against the one before it, as it was noted then, or against any other. Refuses `not-found`. */
export async function diffReleases(workspace: Workspace, number: number, against?: number): Promise<Differences> {
  const { release } = workspace.tables
  if (against === undefined) {
    const [row] = await workspace.data.db.select({ diff: release.diff }).from(release).where(eq(release.number, number))
    if (!row) throw new Refusal('not-found')
    // Differences are written by the switch alone.
    return { from: number - 1, to: number, changes: row.diff as DefinitionDifference[], ...(await bothSides(workspace, number - 1, number)) }
  }
  const { before, after } = await bothSides(workspace, against, number)
  return { from: against, to: number, changes: definitionDifferences(before, after), before, after }
}

/** Nothing was there before the first release. */
async function bothSides(workspace: Workspace, from: number, to: number): Promise<Pick<Differences, 'before' | 'after'>> {
  const definitionsOf = (number: number) => (number === 0 ? [] : releaseDefinitions(workspace.data.db, workspace, number))
  const [before, after] = await Promise.all([definitionsOf(from), definitionsOf(to)])
  return { before, after }
}

function summaries({ data, tables }: Workspace) {
  const { release, person, live } = tables
  return data.db
    .select({
      number: release.number,
      at: release.at,
      by: release.by,
      author: person.name,
      note: release.note,
      digest: release.digest,
      contents: release.contents,
      changes: sql<number>`jsonb_array_length(${release.diff})`.mapWith(Number),
      live: sql<boolean>`${release.number} = (select ${live.number} from ${live})`,
    })
    .from(release)
    .leftJoin(person, eq(person.id, release.by))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof summaries>>[number]

const summaryOf = ({ number, at, by, author, note, changes, live }: Row): ReleaseSummary => ({
  number,
  at: isoMoment(at),
  by: by === null ? null : { id: by, name: author ?? '' },
  note,
  changes,
  live,
})
