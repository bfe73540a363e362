/** The most bytes that one upload may have. */
export const uploadLimit = 200 * 1024 * 1024
