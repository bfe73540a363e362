import { editTexts } from './edit-texts.ts'
import { longestName, type Reference } from './definition.ts'
import { type Json, putAt, renameKeyAt, stepsOf, valueAt } from './pointer.ts'

/** What things are called from now on; a name that stays is answered as it is. */
export interface Renames {
  name(kind: string, name: string): string
  field(kind: string, name: string, field: string): string
  /** The way back of a lookup; stays where nothing is said. */
  inverse?(lookup: Pick<Reference, 'kind' | 'name' | 'field'>, inverse: string): string
}

/**
 * The definition with its mentions (`references`, found before the rename) following `renames`; the very same
 * definition when none of them changes.
 */
export function rewriteReferences<Body extends object>(
  definition: Body,
  references: readonly Reference[],
  renames: Renames,
): Body {
  const moved = references.flatMap((reference): NewMention[] => {
    if (reference.inverse !== undefined) return movedInverse(reference, reference.inverse, renames)
    const name = renames.name(reference.kind, reference.name)
    const field = reference.field === undefined ? undefined : renames.field(reference.kind, reference.name, reference.field)
    return name === reference.name && field === reference.field ? [] : [{ reference, to: { name, ...(field === undefined ? {} : { field }) } }]
  })
  if (moved.length === 0) return definition
  const copy = structuredClone(definition)
  // Definitions are JSON; their types only name more of it.
  putMentions(copy as unknown as Json, moved)
  return copy
}

function movedInverse(reference: Reference, inverse: string, { inverse: renamed = (_, same) => same }: Renames): NewMention[] {
  const name = renamed(reference, inverse)
  return name === inverse ? [] : [{ reference, to: { name } }]
}

/** A mention and what it shall name from now on. */
interface NewMention {
  readonly reference: Reference
  readonly to: { readonly name: string; readonly field?: string }
}

/** Makes mentions name something else. */
export function putMentions(root: Json, mentions: readonly NewMention[]): void {
  for (const { reference, to } of mentions) if (!reference.span) putMention(root, reference, to)
  editTexts(root, mentions.flatMap(({ reference: { path, span }, to }) => (span ? [{ path, ...span, put: to.field ?? to.name }] : [])))
}

/** A key that names a field does so as the one that it follows: `deal.margin`, or `margin` where the object is known. */
const keyOf = ({ name, field }: NewMention['to'], before: string): string => (field === undefined ? name : before.includes('.') ? `${name}.${field}` : field)

function putMention(root: Json, reference: Reference, to: NewMention['to']): void {
  const steps = stepsOf(reference.path)
  if (reference.key) return renameKeyAt(root, steps, keyOf(to, steps.at(-1) ?? ''))
  if (reference.prefix) return putAt(root, steps, (to.name + String(valueAt(root, steps)).slice(reference.name.length)).slice(0, longestName))
  if (reference.step === undefined) return putAt(root, steps, to.field ?? to.name)
  const path = String(valueAt(root, steps)).split('.')
  path[reference.step] = to.field ?? to.name
  putAt(root, steps, path.join('.'))
}
