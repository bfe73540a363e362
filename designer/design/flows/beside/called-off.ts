/** The steps at which what was under way ended because something else did: that is the last that has happened there. */
export const calledOff = (history: readonly { readonly kind: string; readonly node: string }[]): ReadonlySet<string> => {
  const last = new Map(history.map(({ node, kind }) => [node, kind]))
  return new Set([...last].flatMap(([node, kind]) => (kind === 'cancelled' ? [node] : [])))
}
