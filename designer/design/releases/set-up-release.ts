/** The release that every workspace is made with: it holds the role of its administrators, and nobody has published it. */
export const setUpRelease = 1
