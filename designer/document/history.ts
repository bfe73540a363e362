/** A document with the states before and after it. Whole documents are kept, so undo needs no inverse code. */
export interface History<Document> {
  readonly past: readonly Step<Document>[]
  readonly present: Document
  readonly future: readonly Step<Document>[]
}

/** A state that can be returned to, and what was done between it and the next. */
export interface Step<Document> {
  readonly document: Document
  /** For the tooltip of undo and redo: "Rename field". */
  readonly label: string
  /** Edits of one burst (the keystrokes in one input) are one step. */
  readonly burst: string | null
}

/** More would only fill the disk: nobody goes back further by single steps. */
export const historyLimit = 250

export const startHistory = <Document>(present: Document): History<Document> => ({ past: [], present, future: [] })

export interface Edit<Document> {
  next: Document
  label: string
  burst?: string | null
}

/** The history after an edit. An edit that changes nothing leaves no step; what was undone before is forgotten. */
export function record<Document>(history: History<Document>, { next, label, burst = null }: Edit<Document>): History<Document> {
  if (next === history.present) return history
  const last = history.past.at(-1)
  if (burst !== null && last?.burst === burst && history.future.length === 0) return { ...history, present: next }
  const past = [...history.past, { document: history.present, label, burst }].slice(-historyLimit)
  return { past, present: next, future: [] }
}

export function undo<Document>(history: History<Document>): History<Document> {
  const step = history.past.at(-1)
  if (!step) return history
  return {
    past: history.past.slice(0, -1),
    present: step.document,
    // A burst that was undone is over: the next keystroke begins a new step.
    future: [{ ...step, document: history.present, burst: null }, ...history.future],
  }
}

export function redo<Document>(history: History<Document>): History<Document> {
  const [step, ...future] = history.future
  if (!step) return history
  return { past: [...history.past, { ...step, document: history.present }], present: step.document, future }
}

/**
 * The same history with a change from outside worked into every state, so that undo never takes back somebody else's
 * work. Where `inStep` cannot work it into a state (undefined), the way back ends before that: the state holds what the
 * change has taken away.
 */
export function throughout<Document>(
  history: History<Document>,
  { present, inStep }: { readonly present: Document; readonly inStep: (document: Document) => Document | undefined },
): History<Document> {
  const worked = reachable(history.past.toReversed(), inStep)
  return { past: worked.toReversed(), present, future: reachable(history.future, inStep) }
}

/** Steps from the nearest on, up to the first that cannot be returned to. */
function reachable<Document>(steps: readonly Step<Document>[], change: (document: Document) => Document | undefined): readonly Step<Document>[] {
  const worked: Step<Document>[] = []
  for (const step of steps) {
    const document = change(step.document)
    if (document === undefined) return worked
    worked.push({ ...step, document })
  }
  return worked
}

/** Ends the burst: the next edit is a step of its own. */
export function endBurst<Document>(history: History<Document>): History<Document> {
  const last = history.past.at(-1)
  if (!last || last.burst === null) return history
  return { ...history, past: [...history.past.slice(0, -1), { ...last, burst: null }] }
}
