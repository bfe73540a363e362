/** The most megabytes that one upload may have. */
export const uploadMegabytes = 200

/** The most bytes that one upload may have. */
export const uploadLimit = uploadMegabytes * 1024 * 1024

/** A picture above so many megabytes is kept as a file that nobody is shown. */
export const pictureMegabytes = 50
