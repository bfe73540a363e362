import type { ChangedDefinition, SavedDefinition } from '../../schemas/api/draft.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { brokenMentions } from '../../schemas/references.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { kindNamed, parseDefinition } from './definition-shape.ts'
import { definitionAnswer, inUse } from './draft.ts'
import { changeDraft, type DraftState, findInDraft, revisionOf, stateOf, type Transaction } from './draft-state.ts'
import { followRenames } from './follow-renames.ts'
import { staleDraft } from './stale-draft.ts'
import { type DraftWrite, realWrites, withWrites, writeDraft, writeOf } from './write-draft.ts'

/** The address of a definition within the draft; the name is the one that it has there. */
export interface DefinitionAddress {
  readonly kind: string
  readonly name: string
}

/**
 * Saves a definition in the draft. `expected` is the revision that the caller edited, or `new` for one that must not
 * be there yet. Another name for a known id is a rename: every mention follows, and `changed` lists what was written.
 *
 * Refuses `not-found`, `invalid-definition` (malformed), `name-taken`, `stale-draft` (with both sides' bodies and
 * conflicts) and `in-use` when fields that others mention are gone. Faults of meaning do not keep it from being saved.
 */
export async function saveDefinition(
  caller: Caller,
  { kind: kindName, name }: DefinitionAddress,
  save: { body: unknown; expected: number | 'new' },
): Promise<SavedDefinition> {
  const kind = kindNamed(kindName)
  const definition = parseDefinition(kind, save.body)
  const { workspace } = caller
  return changeDraft(workspace, async (tx, state) => {
    const wanted =
      save.expected === 'new'
        ? creation(state, name, definition)
        : await replacement(tx, caller, { state, kind, name, definition, expected: save.expected })
    const writes = realWrites(state, wanted)
    const after = withWrites(state, writes).set
    const broken = brokenMentions(state.set, after).filter(({ from }) => from.id !== definition.id)
    if (broken.length > 0) throw inUse(broken, { before: state.set, after })
    const changed = await writeDraft(tx, workspace.tables, { state, writes, author: authorOf(caller) })
    return savedAnswer(await stateOf(tx, workspace), definition, changed)
  })
}

/** Who writes in the draft, and when. */
export const authorOf = ({ person, workspace }: Caller, command?: string) => ({
  by: person.id,
  at: workspace.ports.clock.now(),
  ...(command === undefined ? {} : { command }),
})

function savedAnswer(state: DraftState, { id }: DefinitionHeader, changed: readonly ChangedDefinition[]): SavedDefinition {
  const saved = state.definitions.find((each) => each.id === id)
  if (!saved) throw new Error(`the definition ${id} was not saved`)
  return { ...definitionAnswer(state, saved), changed: [...changed] }
}

function creation(state: DraftState, name: string, definition: DefinitionHeader): readonly DraftWrite[] {
  if (definition.name !== name) throw fault('definition.name-differs', '/name', { name })
  const idTaken = state.live.has(definition.id) || state.rows.has(definition.id)
  if (idTaken)
    throw new Refusal('name-taken', { issues: [{ code: 'id.taken', path: '/id', params: { name: definition.id } }] })
  return [writeOf(definition)]
}

interface Replacement {
  readonly state: DraftState
  readonly kind: ReturnType<typeof kindNamed>
  readonly name: string
  readonly definition: DefinitionHeader
  readonly expected: number
}

async function replacement(
  tx: Transaction,
  { workspace }: Caller,
  { state, kind, name, definition, expected }: Replacement,
): Promise<readonly DraftWrite[]> {
  // Somebody else may have renamed it meanwhile: its id still says which one is meant, and that the edit is stale.
  const current = findInDraft(state, kind, name) ?? state.definitions.find(({ id }) => id === definition.id)
  if (!current) throw new Refusal('not-found')
  if (definition.id !== current.id) throw fault('definition.id-differs', '/id', { id: current.id })
  if (revisionOf(state, current.id) !== expected) {
    throw await staleDraft(tx, workspace.tables, {
      state,
      edit: { kind, id: current.id, revision: expected, mine: definition },
    })
  }
  return followRenames({ before: current, after: definition }, state.definitions, state.set).map(writeOf)
}

const fault = (code: string, path: string, params: Record<string, unknown>): Refusal =>
  new Refusal('invalid-definition', { issues: [{ code, path, params }] })
