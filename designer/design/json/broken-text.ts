// In the session: a text that is no JSON yet cannot be saved in the draft, and must survive a change of view or a reload.
const prefix = 'tessera.json.'

/** The text that was left broken in an earlier visit of this document, if there is one. */
export const readBroken = (path: string): string | null => sessionStorage.getItem(prefix + path)

export const keepBroken = (path: string, text: string): void => sessionStorage.setItem(prefix + path, text)

export const forgetBroken = (path: string): void => sessionStorage.removeItem(prefix + path)
