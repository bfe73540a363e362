import type { Resolution } from '../../schemas/api/draft.ts'
import type { DefinitionHeader, Reference } from '../../schemas/definition.ts'
import type { Json } from '../../schemas/pointer.ts'
import type { Mention } from '../../schemas/references.ts'
import { removeMentions } from '../../schemas/remove-mention.ts'
import { editTexts, type TextEdit } from '../../schemas/edit-texts.ts'
import { putMentions } from '../../schemas/rewrite-references.ts'
import { Refusal } from '../refusal.ts'
import type { DefinitionSet, KindName } from '../../schemas/definition-set.ts'
import { inUse } from './draft.ts'
import { parseDefinition } from './definition-shape.ts'
import { type DraftWrite, writeOf } from './write-draft.ts'

/**
 * The writes of a removal together with what its author chose for every mention that it breaks: the mention goes as
 * well, with the whole definition where nothing of it could stay, or names something else. `state` is the draft as the removal alone would leave it. Refuses `in-use` with the
 * mentions that nothing was chosen for.
 */
export function resolvedWrites(
  sets: { readonly before: DefinitionSet; readonly after: DefinitionSet },
  writes: readonly DraftWrite[],
  { broken, resolve }: { broken: readonly Mention[]; resolve: readonly Resolution[] },
): readonly DraftWrite[] {
  const chosen = broken.map((mention) => ({ mention, choice: resolve.find((each) => isFor(each, mention)) }))
  const open = chosen.filter(({ choice }) => !choice).map(({ mention }) => mention)
  if (open.length > 0) throw inUse(open, sets)
  const froms = [...new Set(broken.map((mention) => mention.from))]
  const edited = froms.map((from) => withChoices(from, chosen.filter(({ mention }) => mention.from === from)))
  const kept = writes.filter(({ id }) => !froms.some((from) => from.id === id))
  return [...kept, ...edited]
}

const isFor = (resolution: Resolution, { from, reference }: Mention): boolean =>
  resolution.kind === from.kind && resolution.name === from.name && resolution.path === reference.path && resolution.from === reference.span?.from

interface Chosen {
  readonly mention: Mention
  readonly choice: Resolution | undefined
}

function withChoices(definition: DefinitionHeader, chosen: readonly Chosen[]): DraftWrite {
  const isGoing = ({ choice }: Chosen) => choice?.with === 'remove'
  if (chosen.some((each) => isGoing(each) && each.mention.reference.whole === '')) return { ...writeOf(definition), body: null }
  const copy = structuredClone(definition)
  // Definitions are JSON; their types only name more of it.
  const root = copy as unknown as Json
  const inTexts = chosen.filter(({ mention }) => mention.reference.span)
  const elsewhere = chosen.filter(({ mention }) => !mention.reference.span)
  putMentions(root, elsewhere.filter((each) => !isGoing(each)).map(({ mention: { reference }, choice }) => ({ reference, to: replacementOf(reference, choice?.with ?? '') })))
  const emptied = editTexts(root, inTexts.flatMap(({ mention: { reference }, choice }) => textEdit(reference, choice?.with ?? '')))
  const staying = [...emptied, ...removeMentions(root, elsewhere.filter(isGoing).map(({ mention }) => mention.reference))]
  if (staying.length === 0) return writeOf(parseDefinition(copy.kind as KindName, copy))
  throw new Refusal('invalid-definition', {
    issues: staying.map((path) => ({ code: 'resolve.needs-replacement', path, params: { definition: definition.label } })),
  })
}

const replacementOf = ({ name, field }: Reference, to: string) => (field === undefined ? { name: to } : { name, field: to })

/** Within a text a mention goes with the piece around it, or another name stands in its place. */
function textEdit({ path, span, around = span }: Reference, to: string): readonly TextEdit[] {
  if (!span || !around) return []
  return [to === 'remove' ? { path, ...around, put: '' } : { path, ...span, put: to }]
}
