import { inArray, sql } from 'drizzle-orm'
import { definitionDifferences } from '../../schemas/definition-difference.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { Caller } from '../caller.ts'
import { writeFlowVersions } from '../flows/versions/write-versions.ts'
import type { Step } from '../storage/steps.ts'
import { canonicalHash } from './canonical.ts'
import type { DraftState, Transaction } from './draft-state.ts'
import { mergeDraftOnto } from './merge-draft.ts'
import { notePools } from './note-pools.ts'
import type { PreparedPublish } from './prepare-publish.ts'
import type { TrashDetails } from './trash.ts'

/** What its publisher says of a release. */
export interface NewRelease {
  readonly note: string
  /** The job that answers for it. */
  readonly job: string
}

interface Storing {
  readonly state: DraftState
  readonly prepared: PreparedPublish
  readonly release: NewRelease
}

/** Writes everything that the switch changes beside the tables themselves, within its transaction. */
export async function storeRelease(tx: Transaction, caller: Caller, storing: Storing): Promise<void> {
  await insertRelease(tx, caller, storing)
  await moveTrash(tx, caller, storing)
  await clearDraft(tx, caller, storing)
  await notePools(tx, caller, storing.prepared.target.definitions)
  const { tables, ports } = caller.workspace
  await writeFlowVersions(tx, { tables, definitions: storing.prepared.target.definitions, release: numberAfter(storing.state), now: ports.clock.now() })
  await noteChange(tx, caller, storing)
}

const numberAfter = ({ base }: DraftState): number => base + 1

async function insertRelease(
  tx: Transaction,
  { workspace, person }: Caller,
  { state, prepared, release }: Storing,
): Promise<void> {
  const { tables, ports } = workspace
  const { definitions } = prepared.target
  const contents = definitions
    .map(({ kind, id, name }, index) => ({ kind, id, name, hash: canonicalHash(definitions[index]) }))
    .toSorted(byKindAndName)
  const bodies = definitions.map((body) => ({ hash: canonicalHash(body), body }))
  await tx.insert(tables.definition).values(bodies).onConflictDoNothing()
  const diff = definitionDifferences(state.live.values(), definitions)
  const at = ports.clock.now().toISOString()
  await tx
    .insert(tables.release)
    .values({ number: numberAfter(state), at, by: person.id, note: release.note, digest: prepared.digest, contents, diff })
  await tx.update(tables.live).set({ number: numberAfter(state) })
}

const byKindAndName = (a: { kind: string; name: string }, b: { kind: string; name: string }): number =>
  `${a.kind}/${a.name}` < `${b.kind}/${b.name}` ? -1 : 1

/** What was removed is noted with what a restore builds again; what came back is noted no more. */
async function moveTrash(tx: Transaction, { workspace, person }: Caller, { state, prepared }: Storing): Promise<void> {
  const { trash } = workspace.tables
  const back = prepared.steps.flatMap((step) =>
    step.op === 'restoreObject' ? [step.object.id] : step.op === 'restoreField' ? [step.field.id] : [],
  )
  if (back.length > 0) await tx.delete(trash).where(inArray(trash.id, back))
  const gone = prepared.steps.flatMap((step) => trashedBy(step, state))
  const common = { release: numberAfter(state), by: person.id, at: workspace.ports.clock.now().toISOString() }
  if (gone.length > 0) await tx.insert(trash).values(gone.map((part) => ({ ...part, ...common })))
}

function trashedBy(
  step: Step,
  { live }: DraftState,
): { id: string; object: string; body: unknown; details: TrashDetails }[] {
  if (step.op === 'trashObject') return [{ id: step.object.id, object: step.object.id, body: step.object, details: {} }]
  if (step.op !== 'trashField') return []
  const { field, object } = step
  // A field can only be removed from what was an object before.
  const before = live.get(object.id) as ObjectDefinition | undefined
  const within = (keys: ObjectDefinition['unique']) => (keys ?? []).filter(({ fields }) => fields.includes(field.name))
  return [
    {
      id: field.id,
      object: object.id,
      body: field,
      details: { unique: within(before?.unique), indexes: within(before?.indexes) },
    },
  ]
}

/** Published changes leave the draft; after a rollback the open ones are carried over onto what is live now. */
async function clearDraft(tx: Transaction, caller: Caller, { state, prepared }: Storing): Promise<void> {
  const { draft, draftRevision } = caller.workspace.tables
  const { request, rows, definitions } = prepared.target
  if (request.rollback === undefined)
    await tx.delete(draft).where(
      inArray(
        draft.id,
        rows.map(({ id }) => id),
      ),
    )
  else await mergeDraftOnto(tx, caller, { state, definitions: definitions satisfies readonly DefinitionHeader[] })
  // Merges reach back as far as the trash does; the last revision of each definition stays for good.
  await tx.execute(sql`
    delete from ${draftRevision} old using (select kind, id, max(revision) as revision from ${draftRevision} group by kind, id) last
    where old.kind = last.kind and old.id = last.id and old.revision < last.revision and old.at < now() - interval '30 days'`)
}

async function noteChange(
  tx: Transaction,
  { workspace, person }: Caller,
  { state, prepared, release }: Storing,
): Promise<void> {
  const { change, job } = workspace.tables
  const number = numberAfter(state)
  const at = workspace.ports.clock.now().toISOString()
  const cause = { root: release.job, depth: 0, via: 'publish' }
  await tx
    .insert(change)
    .values({
      at,
      release: number,
      actor: person.id,
      cause,
      object: '_release',
      op: 'publish',
      changed: { number: { old: state.base, new: number } },
    })
  const input = { digest: prepared.digest, note: release.note, ...prepared.target.request }
  // The job answers for a publish that is over when its caller hears of it, so it is written once, finished.
  await tx.execute(sql`
    insert into ${job} (id, kind, state, by, input, done, total, result, created_at, finished_at)
    values (${release.job}, 'publish', 'done', ${person.id}, ${JSON.stringify(input)}::text::jsonb, 1, 1, ${JSON.stringify({ number })}::text::jsonb, ${at}, ${at})`)
}
