import { createHash } from 'node:crypto'

/** What an effect is called outside, by receivers that must tell a repetition from a new one. It tells nothing of the run. */
export const stableKey = ({ run, key }: { readonly run: string; readonly key: string }): string => createHash('sha256').update(`${run}.${key}`).digest('hex').slice(0, 40)
