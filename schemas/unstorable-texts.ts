import { pointerStep } from './issue.ts'
import { isStorableText } from './rules/text.ts'

/**
 * JSON pointers to the texts of a value that Postgres cannot keep; for a key, to the object that has it. NUL and halves of
 * surrogate pairs are text in JSON, yet not in `jsonb`. Walks without calling itself, however deep the value is.
 */
export function unstorableTexts(value: unknown): readonly string[] {
  const found: string[] = []
  const open: Place[] = [{ value }]
  for (let place = open.pop(); place; place = open.pop()) {
    if (typeof place.value === 'string' && !isStorableText(place.value)) found.push(pointerTo(place))
    if (typeof place.value !== 'object' || place.value === null) continue
    for (const [key, member] of Object.entries(place.value).toReversed()) {
      if (isStorableText(key)) open.push({ value: member, key, within: place })
      else found.push(pointerTo(place))
    }
  }
  return found
}

interface Place {
  readonly value: unknown
  readonly key?: string
  readonly within?: Place
}

/** Made only for what is found: most values hold nothing of the kind. */
function pointerTo(place: Place): string {
  const steps: string[] = []
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.within) steps.push(pointerStep(at.key))
  return steps.toReversed().join('')
}
