/** Answers whether a form holds what leaving it would lose. */
export type IsUnsaved = () => boolean

/** What would be lost: what a form holds, or what an editor of Design could not save in the draft. */
export type UnsavedKind = 'form' | 'draft'

const forms = new Map<IsUnsaved, UnsavedKind>()
const listeners = new Set<() => void>()
let asked: (() => void) | null = null

/** Watches over a form until the answer is called. */
export function guardForm(isUnsaved: IsUnsaved, kind: UnsavedKind = 'form'): () => void {
  forms.set(isUnsaved, kind)
  return () => void forms.delete(isUnsaved)
}

export const hasUnsaved = (): boolean => unsavedKind() !== undefined

/** What would be lost by leaving now; the input of a form weighs more than that of an editor. */
export function unsavedKind(): UnsavedKind | undefined {
  const unsaved = [...forms].filter(([isUnsaved]) => isUnsaved()).map(([, kind]) => kind)
  return unsaved.includes('form') ? 'form' : unsaved[0]
}

/** Leaves a form without leaving its page: what is to be done waits for the answer. */
export function askToLeave(leave: () => void): void {
  asked = leave
  tell()
}

/** Takes the question back, answered or not. */
export function closeQuestion(): void {
  asked = null
  tell()
}

/** What was asked last and waits for its answer. */
export const waitingLeave = (): (() => void) | null => asked

export function onUnsaved(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
