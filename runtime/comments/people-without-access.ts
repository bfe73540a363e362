import type { Caller } from '../caller.ts'
import { callerOfPerson } from '../jobs/caller-of-person.ts'
import { readRecord } from '../records/read.ts'
import { Refusal } from '../refusal.ts'
import type { CommentedRecord } from './comments.ts'

interface NamedPerson {
  readonly id: string
  readonly name: string
}

/** Those of the people who cannot open a record: whoever mentions them should know that they will not come. */
export async function peopleWithoutAccess({ workspace }: Caller, record: CommentedRecord, people: readonly NamedPerson[]): Promise<readonly NamedPerson[]> {
  const judged = await Promise.all(
    people.map(async (person) => {
      try {
        await readRecord(await callerOfPerson(workspace, person.id), record)
        return undefined
      } catch (error) {
        if (error instanceof Refusal) return person
        throw error
      }
    }),
  )
  return judged.filter((person) => person !== undefined)
}
