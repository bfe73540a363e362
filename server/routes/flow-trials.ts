import type { Caller } from '../../runtime/caller.ts'
import { answerQuestions } from '../../runtime/flows/step/answer-questions.ts'
import { TrialPeople, TrialPeopleRequest } from '../../schemas/api/flow-trial.ts'
import { route } from '../route.ts'

export const flowTrialRoutes = [
  route({
    method: 'POST', path: '/api/w/:workspace/draft/flows/people', policy: ['design'], tag: 'Flows', summary: 'Find the people whom steps of a flow would ask now',
    body: TrialPeopleRequest, answers: { 200: TrialPeople },
    work: async ({ parts: { ports }, caller, body }) => {
      const { sql } = caller.workspace.data
      const found = await answerQuestions(sql, caller.plan, { questions: body.questions, now: ports.clock.now() })
      const names = await namesOf(caller, [...new Set(found.flatMap(({ people }) => people.map(({ id }) => id)))])
      return { body: { answers: found.map(({ people }) => ({ people: people.map(({ id }) => ({ id, name: names.get(id) ?? '' })) })) } }
    },
  }),
]

/** Everybody of a workspace may know who is in it. */
async function namesOf({ workspace: { data: { sql }, schema } }: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`select id, name from ${sql(schema)}._person where id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}
