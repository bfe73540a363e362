/** Answers whether a form holds what leaving it would lose. */
export type IsUnsaved = () => boolean

const forms = new Set<IsUnsaved>()
const listeners = new Set<() => void>()
let isWanted = false
let asked: (() => void) | null = null

/** Watches over a form until the answer is called. */
export function guardForm(isUnsaved: IsUnsaved): () => void {
  forms.add(isUnsaved)
  isWanted = true
  tell()
  return () => void forms.delete(isUnsaved)
}

export const hasUnsaved = (): boolean => [...forms].some((isUnsaved) => isUnsaved())

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

/** There has been a form: the guard is fetched with the first of them and stays. */
export const isGuardWanted = (): boolean => isWanted

export function onUnsaved(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
