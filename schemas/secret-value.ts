/** Characters of a secret: shorter ones are guessed, and would be found everywhere in what others answer. */
export const secretLength = { least: 8, most: 4096 } as const

/** What a header may carry: visible characters of Latin-1, with spaces and tabs within. */
export const secretPattern = '^[!-~¡-ÿ]([\\t -~¡-ÿ]*[!-~¡-ÿ])?$'
