import { queryOptions } from '@tanstack/react-query'
import type { TeamAnswer, TeamInput } from '../../../schemas/api/team.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { queryClient } from '../../app/queries.ts'
import { recordsKey } from '../records/record-queries.ts'

/** The record whose team it is. */
export interface TeamOf {
  readonly workspace: string
  readonly object: string
  readonly record: string
}

const addressOf = ({ workspace, object, record }: TeamOf): string => `${addressesOf(workspace).record(object, record)}/team`

export const teamQuery = (of: TeamOf) =>
  queryOptions({ queryKey: recordsKey(of, 'team', of.record), queryFn: ({ signal }) => get<TeamAnswer>(addressOf(of), { signal }) })

/** Lets somebody in or changes how; without input takes the person out. */
export async function changeTeam(of: TeamOf, person: string, input: TeamInput | null): Promise<void> {
  const at = `${addressOf(of)}/${person}`
  const { body } = input ? await request<TeamAnswer>('PUT', at, { body: input }) : await request<TeamAnswer>('DELETE', at)
  queryClient.setQueryData(teamQuery(of).queryKey, body)
  await queryClient.invalidateQueries({ queryKey: recordsKey(of, 'history', of.record) })
}
