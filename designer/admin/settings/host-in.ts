/** The host in what somebody has typed or pasted, written as addresses have it; what is none stays as it is. */
export function hostIn(text: string): string {
  const typed = text.trim()
  const address = typed.includes('://') ? typed : `https://${typed}`
  // Some browsers would escape a space instead of refusing it.
  return URL.canParse(address) && !/\s/.test(typed) ? new URL(address).host : typed
}
