import { type Json, putAt, removeAt, stepsOf, valueAt } from './pointer.ts'

/** What shall stand in the place of a piece of a text, which the JSON pointer `path` leads to. */
export interface TextEdit {
  readonly path: string
  readonly from: number
  readonly to: number
  readonly put: string
}

/**
 * Edits pieces of texts within a definition; what stands within a piece that goes is not edited as well. A text of
 * which nothing is left goes where it is one language of several. Answers the pointers of texts that would be empty.
 */
export function editTexts(root: Json, edits: readonly TextEdit[]): readonly string[] {
  const texts = [...Map.groupBy(edits, ({ path }) => path)]
  return texts.flatMap(([path, of]) => (putText(root, stepsOf(path), of) ? [] : [path]))
}

/** Whether anything may stand there afterwards. */
function putText(root: Json, steps: readonly string[], edits: readonly TextEdit[]): boolean {
  const text = edited(String(valueAt(root, steps)), edits)
  const languages = Object.keys(valueAt(root, steps.slice(0, -1)) ?? {})
  if (text.trim() !== '') putAt(root, steps, text)
  else if (steps.length > 1 && languages.length > 1) removeAt(root, steps)
  else return false
  return true
}

function edited(text: string, edits: readonly TextEdit[]): string {
  // The widest first: what lies within a piece that goes has nothing left to stand in.
  const widest = edits.toSorted((one, other) => other.to - other.from - (one.to - one.from))
  const kept = widest.filter((edit, index) => !widest.slice(0, index).some((other) => other.from <= edit.from && edit.to <= other.to))
  return kept.toSorted((one, other) => other.from - one.from).reduce((now, { from, to, put }) => now.slice(0, from) + put + now.slice(to), text)
}
