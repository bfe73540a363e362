import { and, eq } from 'drizzle-orm'
import type { SecretAnswer, SecretUsed } from '../../schemas/api/secret.ts'
import { secretsOf } from '../../schemas/flows/check-secrets.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import type { Caller } from '../caller.ts'
import { changeDraft, type DraftState, readDraftState, type Transaction } from '../publish/draft-state.ts'
import { Refusal } from '../refusal.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { secretPlace } from './open-secrets.ts'

/** All secrets of the workspace by name, with the flows that name them. Their values are never told. */
export async function listSecrets({ workspace }: Caller): Promise<readonly SecretAnswer[]> {
  const { data, tables: { secret, person }, ports } = workspace
  const [rows, state] = await Promise.all([
    data.db.select({ name: secret.name, version: secret.version, key: secret.key, updatedAt: secret.updatedAt, updatedBy: secret.updatedBy, person: person.name }).from(secret).leftJoin(person, eq(person.id, secret.updatedBy)).orderBy(secret.name),
    readDraftState(workspace),
  ])
  return rows.map(({ name, version, key, updatedAt, updatedBy, person: called }) => ({
    name, version, isReadable: key === ports.vault.key, updatedAt: isoMoment(updatedAt),
    updatedBy: updatedBy === null || called === null ? null : { id: updatedBy, name: called },
    used: usesOf(state, name),
  }))
}

/** The names of the secrets that there are. */
export async function secretNames({ data, tables: { secret } }: Workspace): Promise<ReadonlySet<string>> {
  return new Set((await data.db.select({ name: secret.name }).from(secret)).map(({ name }) => name))
}

interface NewValue {
  readonly name: string
  readonly value: string
  /** The version that is replaced; `new` where there must be none yet. */
  readonly expected: number | 'new'
}

/** Stores a secret, or another value of one; it is sent from the next try on. Answers its version. Refuses `name-taken` and `stale-record`. */
export async function putSecret(caller: Caller, { name, value, expected }: NewValue): Promise<number> {
  const { workspace, person } = caller
  const { data, tables: { secret }, ports } = workspace
  const { key, text: sealed } = ports.vault.seal(value, secretPlace(workspace, name))
  const now = ports.clock.now().toISOString()
  const written = { key, sealed, updatedAt: now, updatedBy: person.id }
  return data.db.transaction(async (tx) => {
    const version = expected === 'new' ? 1 : expected + 1
    const rows = expected === 'new'
      ? await tx.insert(secret).values({ name, ...written, createdAt: now, createdBy: person.id }).onConflictDoNothing().returning({ name: secret.name })
      : await tx.update(secret).set({ ...written, version }).where(and(eq(secret.name, name), eq(secret.version, expected))).returning({ name: secret.name })
    if (rows.length === 0) throw new Refusal(expected === 'new' ? 'name-taken' : 'stale-record')
    await note(tx, caller, { name, version, op: expected === 'new' ? 'secret.create' : 'secret.update' })
    return version
  })
}

/** Removes a secret. Refuses `not-found`, `stale-record`, and `in-use` with the flows that name it, live or in the draft. */
export const deleteSecret = (caller: Caller, { name, version }: { readonly name: string; readonly version: number }): Promise<void> =>
  // Under the lock of a publish, which asks for the names: no flow that names it goes live beside this.
  changeDraft(caller.workspace, async (tx, state) => {
    const { secret } = caller.workspace.tables
    const [stored] = await tx.select({ version: secret.version }).from(secret).where(eq(secret.name, name)).for('update')
    if (!stored) throw new Refusal('not-found')
    if (stored.version !== version) throw new Refusal('stale-record')
    const used = usesOf(state, name)
    if (used.length > 0) throw new Refusal('in-use', { issues: [{ code: 'secret.in-use', path: '', params: { secret: name, flows: used.map(({ flow }) => flow).join(', ') } }], details: { used } })
    await tx.delete(secret).where(eq(secret.name, name))
    await note(tx, caller, { name, version, op: 'secret.delete' })
  })

/** The flows of the draft that name a secret, and the live ones that still do. */
function usesOf({ definitions, live }: DraftState, name: string): SecretUsed[] {
  const [drafts, lives] = [namingFlows(definitions, name), namingFlows([...live.values()], name)]
  const each = new Map([...lives, ...drafts])
  return [...each].map(([id, flow]) => ({ flow: flow.name, label: flow.label, isLive: lives.has(id), isDraft: drafts.has(id) }))
}

const namingFlows = (definitions: DraftState['definitions'], name: string): ReadonlyMap<string, FlowDefinition> =>
  new Map(definitions.filter(isFlow).flatMap((flow) => (secretsOf(flow).some(({ secret }) => secret === name) ? [[flow.id, flow] as const] : [])))

// The kind says what a definition is; what stands in a draft has passed its kind's schema.
const isFlow = (definition: { readonly kind: string }): definition is FlowDefinition => definition.kind === 'flow'

/** A line of the audit: who has entered which secret and when. Neither the value nor what it is sealed to stands there. */
async function note(tx: Transaction, { workspace, plan, person }: Caller, { name, version, op }: { readonly name: string; readonly version: number; readonly op: string }): Promise<void> {
  const cause = { root: 'person', depth: 0, via: 'api' }
  const changed = { name: { old: op === 'secret.create' ? null : name, new: op === 'secret.delete' ? null : name } }
  await tx.insert(workspace.tables.change).values({ at: workspace.ports.clock.now().toISOString(), release: plan.release, actor: person.id, cause, object: '_secret', record: null, version, op, changed })
}
