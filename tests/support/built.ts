import { build } from './server-process.ts'

/** Builds once before the journeys: two files at a time would build into one folder. */
export const setup = build
