/** A text that is no JSON yet, with the document that it grew from. */
export interface BrokenText {
  readonly text: string
  readonly base: object
}

// In the session: a text that is no JSON yet cannot be saved in the draft, and must survive a change of view or a reload.
const prefix = 'tessera.json.'

/** The text that was left broken in an earlier visit of this document, if there is one. */
export function readBroken(path: string): BrokenText | undefined {
  const kept = sessionStorage.getItem(prefix + path)
  // Only this module writes under the prefix.
  return kept === null ? undefined : (JSON.parse(kept) as BrokenText)
}

export const keepBroken = (path: string, broken: BrokenText): void => sessionStorage.setItem(prefix + path, JSON.stringify(broken))

export const forgetBroken = (path: string): void => sessionStorage.removeItem(prefix + path)
