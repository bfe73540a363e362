import type { Resolution } from '../../schemas/api/draft.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { Json } from '../../schemas/pointer.ts'
import type { Mention } from '../../schemas/references.ts'
import { removeMentions } from '../../schemas/remove-mention.ts'
import { putMention } from '../../schemas/rewrite-references.ts'
import { Refusal } from '../refusal.ts'
import type { KindName } from '../../schemas/definition-set.ts'
import { inUse } from './draft.ts'
import type { DraftState } from './draft-state.ts'
import { parseDefinition } from './definition-shape.ts'
import { type DraftWrite, writeOf } from './write-draft.ts'

/**
 * The writes of a removal together with what its author chose for every mention that it breaks: the mention goes as
 * well, with the whole definition where nothing of it could stay, or names something else. `state` is the draft as the removal alone would leave it. Refuses `in-use` with the
 * mentions that nothing was chosen for.
 */
export function resolvedWrites(
  state: DraftState,
  writes: readonly DraftWrite[],
  { broken, resolve }: { broken: readonly Mention[]; resolve: readonly Resolution[] },
): readonly DraftWrite[] {
  const chosen = broken.map((mention) => ({ mention, choice: resolve.find((each) => isFor(each, mention)) }))
  const open = chosen.filter(({ choice }) => !choice).map(({ mention }) => mention)
  if (open.length > 0) throw inUse(open)
  const edited = new Map<string, DraftWrite>()
  for (const from of new Set(broken.map((mention) => mention.from))) {
    const own = chosen.filter(({ mention }) => mention.from === from)
    edited.set(from.id, own.some(goesWhole) ? removalOf(state, from) : editOf(from, own))
  }
  return [...writes.filter(({ id }) => !edited.has(id)), ...edited.values()]
}

/** Whether nothing of the definition is left without the mention: a rule without its condition is none. */
const goesWhole = ({ mention, choice }: Chosen): boolean => choice?.with === 'remove' && mention.reference.whole === ''

const removalOf = (state: DraftState, { kind, id, name }: DefinitionHeader): DraftWrite => ({ kind, id, name: state.live.get(id)?.name ?? name, body: null })

const editOf = (from: DefinitionHeader, chosen: readonly Chosen[]): DraftWrite =>
  writeOf(parseDefinition(from.kind as KindName, withChoices(from, chosen)))

const isFor = (resolution: Resolution, { from, reference }: Mention): boolean =>
  resolution.kind === from.kind && resolution.name === from.name && resolution.path === reference.path

interface Chosen {
  readonly mention: Mention
  readonly choice: Resolution | undefined
}

function withChoices(definition: DefinitionHeader, chosen: readonly Chosen[]): DefinitionHeader {
  const copy = structuredClone(definition)
  // Definitions are JSON; their types only name more of it.
  const root = copy as unknown as Json
  for (const { mention, choice } of chosen) {
    if (!choice || choice.with === 'remove') continue
    const { reference } = mention
    putMention(
      root,
      reference,
      reference.field === undefined ? { name: choice.with } : { name: reference.name, field: choice.with },
    )
  }
  const staying = removeMentions(
    root,
    chosen.filter(({ choice }) => choice?.with === 'remove').map(({ mention }) => mention.reference),
  )
  if (staying.length === 0) return copy
  throw new Refusal('invalid-definition', {
    issues: staying.map((path) => ({ code: 'resolve.needs-replacement', path, params: { definition: definition.label } })),
  })
}
