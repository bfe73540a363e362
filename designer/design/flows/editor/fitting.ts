/** How a whole flow is brought into sight: never larger than it is, and not so small that nobody could read it. */
export const fitting = { maxZoom: 1, minZoom: 0.35, padding: 0.12 } as const
