/** How many columns a list may have: not more paths than one query may select. */
export const mostColumns = 50
