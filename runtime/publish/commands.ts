import type { ChangedDefinition, CommandResult, DraftCommand, Resolution, SaveTogether } from '../../schemas/api/draft.ts'
import { definitionKey, type DefinitionHeader } from '../../schemas/definition.ts'
import { newId } from '../../schemas/ids.ts'
import { brokenMentions, type Mention } from '../../schemas/references.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { kindNamed, parseDefinition } from './definition-shape.ts'
import { commandWrites } from './command-writes.ts'
import { inUse } from './draft.ts'
import { changeDraft, type DraftState, findInDraft, revisionOf, type Transaction } from './draft-state.ts'
import { resolvedWrites } from './resolve-mentions.ts'
import { restored } from './restore-part.ts'
import { authorOf, type DefinitionAddress } from './save-definition.ts'
import { staleDraft } from './stale-draft.ts'
import { type DraftWrite, realWrites, withWrites, writeDraft, writeOf } from './write-draft.ts'

/**
 * Runs an edit that may touch several definitions, as one entry that `undoCommand` takes back. Refuses `not-found`,
 * `stale-draft` where a revision in `expect` is not the present one, `name-taken`, `invalid-definition`, and `in-use`
 * with every mention that `resolve` leaves leading nowhere.
 */
export async function runCommand(caller: Caller, command: DraftCommand): Promise<CommandResult> {
  const kind = kindNamed(command.kind)
  const { workspace } = caller
  return changeDraft(workspace, async (tx, state) => {
    await refuseUnexpected(tx, caller, { state, expect: command.expect ?? {} })
    const { command: verb } = command
    if (verb === 'restore') {
      const { writes, mentions } = await restored(tx, workspace, { state, command })
      return { ...(await write(tx, caller, { state, writes })), ...(mentions && { mentions }) }
    }
    const wanted = commandWrites(state, { ...command, command: verb, kind })
    return write(tx, caller, { state, writes: leavingNothingBroken(state, wanted, command.resolve ?? []) })
  })
}

/**
 * Saves several definitions as one entry that `undoCommand` takes back: what belongs together is there as a whole or not
 * at all. Refuses `version-required` for a definition that is there and not named in `expect`, `stale-draft`,
 * `name-taken`, `in-use`, and `invalid-definition` for a wrong shape and for another name than the draft has.
 */
export async function saveTogether(caller: Caller, { definitions, expect = {} }: SaveTogether): Promise<CommandResult> {
  const parsed = definitions.map((body) => parseDefinition(kindNamed(String(body['kind'])), body))
  return changeDraft(caller.workspace, async (tx, state) => {
    await refuseUnexpected(tx, caller, { state, expect })
    for (const definition of parsed) refuseUnseen(state, definition, expect)
    return write(tx, caller, { state, writes: leavingNothingBroken(state, parsed.map(writeOf), []) })
  })
}

function refuseUnseen(state: DraftState, { kind, id, name }: DefinitionHeader, expect: Readonly<Record<string, number>>): void {
  const current = state.definitions.find((each) => each.id === id)
  if (!current) return
  if (current.kind !== kind || current.name !== name)
    throw new Refusal('invalid-definition', { issues: [{ code: 'definition.name-differs', path: '/name', params: { name: current.name } }] })
  if (expect[definitionKey(current)] === undefined) throw new Refusal('version-required')
}

/** Removes a definition from the draft. Refuses `not-found`, `stale-draft`, and `in-use` while anything mentions it. */
export async function deleteDefinition(
  caller: Caller,
  address: DefinitionAddress,
  revision: number,
): Promise<CommandResult> {
  const expect = { [definitionKey(address)]: revision }
  return runCommand(caller, { command: 'delete', ...address, expect })
}

async function refuseUnexpected(
  tx: Transaction,
  { workspace }: Caller,
  { state, expect }: { state: DraftState; expect: Readonly<Record<string, number>> },
): Promise<void> {
  for (const [key, revision] of Object.entries(expect)) {
    const [kindName = '', name = ''] = key.split('/')
    const kind = kindNamed(kindName)
    const definition = findInDraft(state, kind, name)
    if (definition && revisionOf(state, definition.id) !== revision) {
      throw await staleDraft(tx, workspace.tables, { state, edit: { kind, id: definition.id, revision } })
    }
  }
}

/** Applies the choices of `resolve`; whatever still leads nowhere is refused. */
function leavingNothingBroken(
  state: DraftState,
  wanted: readonly DraftWrite[],
  resolve: readonly Resolution[],
): readonly DraftWrite[] {
  const after = withWrites(state, wanted).set
  const broken = brokenMentions(state.set, after)
  if (broken.length === 0) return wanted
  const writes = resolvedWrites({ before: state.set, after }, wanted, { broken, resolve })
  const left = brokenMentions(state.set, withWrites(state, writes).set)
  if (left.length === 0) return writes
  // A definition that goes as well may be mentioned itself: that is asked for next, and answered with the rest.
  return resolvedAgain({ state, writes, left, resolve })
}

/** The mentions that the first choices have broken, with the choices for them. */
function resolvedAgain({ state, writes, left, resolve }: { state: DraftState; writes: readonly DraftWrite[]; left: readonly Mention[]; resolve: readonly Resolution[] }): readonly DraftWrite[] {
  const sets = { before: state.set, after: withWrites(state, writes).set }
  const more = resolvedWrites(sets, writes, { broken: left, resolve })
  const still = brokenMentions(state.set, withWrites(state, more).set)
  if (still.length > 0) throw inUse(still, sets)
  return more
}

async function write(
  tx: Transaction,
  caller: Caller,
  { state, writes }: { state: DraftState; writes: readonly DraftWrite[] },
): Promise<CommandResult> {
  const entry = newId('command')
  const changed: readonly ChangedDefinition[] = await writeDraft(tx, caller.workspace.tables, {
    state,
    writes: realWrites(state, writes),
    author: authorOf(caller, entry),
  })
  return { entry, changed: [...changed] }
}
