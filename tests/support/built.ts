import { build } from './server-process.ts'
import { dropSetUp, keepSetUp } from './set-up.ts'

/** Builds once before the journeys: two files at a time would build into one folder. */
export async function setup(): Promise<void> {
  await build()
  await keepSetUp()
}

export const teardown = dropSetUp
