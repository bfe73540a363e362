import { eq } from 'drizzle-orm'
import { tidyDefinition } from '../../schemas/definition-files.ts'
import { isSameDefinition } from '../../schemas/definition-json.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { Issue } from '../../schemas/issue.ts'
import { Refusal } from '../refusal.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { DraftRow, DraftState, Transaction } from './draft-state.ts'
import { releaseDefinitions } from './live-definitions.ts'
import type { PublishChoices, Target } from './prepare-publish.ts'
import { selectChanges } from './selection.ts'

/** What a request to publish means on this draft: its changes or a selection of them, or the contents of an earlier release. */
export async function targetOf(
  tx: Transaction,
  workspace: Workspace,
  { state, request }: { state: DraftState; request: PublishChoices },
): Promise<Target> {
  if (request.rollback !== undefined) return rollbackTarget(tx, workspace, { state, request, number: request.rollback })
  const { rows, definitions, needed, issues } = selectChanges(state, request.only)
  return { rows, definitions: withChosenEnforcement(definitions, rows, request.policies), needed, issues, request }
}

/** Changed rules with the enforcement that was chosen in the review; the other policies leave it as the draft says. */
function withChosenEnforcement(definitions: readonly DefinitionHeader[], rows: readonly DraftRow[], policies: PublishChoices['policies'] = {}): readonly DefinitionHeader[] {
  const changed = new Set(rows.map(({ id }) => id))
  return definitions.map((definition) => {
    const enforce = changed.has(definition.id) ? policies[definition.id] : undefined
    if (definition.kind !== 'rule' || enforce === undefined || enforce === 'block') return definition
    return tidyDefinition({ ...definition, enforce })
  })
}

interface Rollback {
  readonly state: DraftState
  readonly request: PublishChoices
  readonly number: number
}

async function rollbackTarget(tx: Transaction, workspace: Workspace, { state, request, number }: Rollback): Promise<Target> {
  if (request.only) throw new Refusal('invalid-request', { issues: [{ code: 'publish.rollback-is-whole', path: '/only' }] })
  const definitions = await releaseDefinitions(tx, workspace, number)
  const at = await momentOf(tx, workspace, number)
  const rows = rollbackRows(state, definitions, at)
  return {
    rows,
    definitions: withChosenEnforcement(definitions, rows, request.policies),
    needed: [],
    issues: nameIssues(state, definitions),
    request,
  }
}

/** What going back changes, told like changes of the draft: by whoever published that release, when it was published. */
function rollbackRows(
  { live }: DraftState,
  definitions: readonly DefinitionHeader[],
  { at, by }: Pick<DraftRow, 'at' | 'by'>,
): readonly DraftRow[] {
  const back = new Set(definitions.map(({ id }) => id))
  const changed = definitions.filter((definition) => !isSameDefinition(live.get(definition.id), definition))
  const removed = [...live.values()].filter(({ id }) => !back.has(id))
  const row = ({ kind, id, name }: DefinitionHeader, body: DefinitionHeader | null): DraftRow => ({
    kind,
    id,
    name,
    body,
    revision: 0,
    by,
    at,
  })
  return [...changed.map((definition) => row(definition, definition)), ...removed.map((definition) => row(definition, null))]
}

// Definitions are JSON; their types only name more of it.

/** A name in the open draft that the earlier release gives to something else. */
const nameIssues = ({ rows }: DraftState, definitions: readonly DefinitionHeader[]): readonly Issue[] =>
  [...rows.values()].flatMap(({ kind, id, name, body }) => {
    const taken =
      body && definitions.some((definition) => definition.kind === kind && definition.name === name && definition.id !== id)
    return taken ? [{ code: 'publish.name-in-draft', path: `/${kind}/${name}`, params: { name } }] : []
  })

async function momentOf(tx: Transaction, { tables }: Workspace, number: number): Promise<Pick<DraftRow, 'at' | 'by'>> {
  const { release, person } = tables
  const [row] = await tx
    .select({ at: release.at, by: release.by, name: person.name })
    .from(release)
    .leftJoin(person, eq(person.id, release.by))
    .where(eq(release.number, number))
  if (!row) throw new Refusal('not-found')
  return { at: isoMoment(row.at), by: { id: row.by ?? '', name: row.name ?? '' } }
}
