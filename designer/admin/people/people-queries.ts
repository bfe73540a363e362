import { queryOptions, useQuery } from '@tanstack/react-query'
import type { PersonAccessAnswer } from '../../../schemas/api/explain.ts'
import type { NewPerson, PersonAnswer, PersonPatch, RoleChoiceList } from '../../../schemas/api/person.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post, request } from '../../app/api.ts'
import { meQuery, useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** Everything fetched of people has a key that begins like this. */
export const peopleKey = (workspace: string, ...rest: readonly unknown[]) => workspaceKey(workspace, 'people', ...rest)

export const personQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: peopleKey(workspace, 'one', id),
    queryFn: ({ signal }) => get<PersonAnswer>(addressesOf(workspace).person(id), { signal }),
  })

/** What a person may see and do, and by which roles. */
export const personAccessQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: peopleKey(workspace, 'access', id),
    queryFn: ({ signal }) => get<PersonAccessAnswer>(`${addressesOf(workspace).person(id)}/access`, { signal }),
    staleTime: 0,
  })

/** The roles that people can have. */
export function useRoleChoices() {
  const { slug } = useWorkspace()
  return useQuery({
    queryKey: workspaceKey(slug, 'role-choices'),
    queryFn: async ({ signal }) => (await get<RoleChoiceList>(addressesOf(slug).roles, { signal })).items,
  })
}

/** A person just made, and the link by which they choose a password; null where they have one already. */
export interface MadePerson {
  readonly person: PersonAnswer
  readonly link: string | null
}

export async function createPerson(workspace: string, person: NewPerson): Promise<MadePerson> {
  const made = await post<MadePerson>(addressesOf(workspace).people, person)
  await keep(workspace, made.person)
  return made
}

export async function changePerson(workspace: string, { id, version = 1 }: Seen, patch: PersonPatch): Promise<PersonAnswer> {
  const { body } = await request<PersonAnswer>('PATCH', addressesOf(workspace).person(id), { body: patch, ifMatch: version })
  await keep(workspace, body)
  return body
}

export async function setRoles(workspace: string, id: string, roles: readonly string[]): Promise<PersonAnswer> {
  const { body } = await request<PersonAnswer>('PUT', `${addressesOf(workspace).person(id)}/roles`, { body: { roles } })
  await keep(workspace, body)
  return body
}

export const makeLink = async (workspace: string, id: string): Promise<string> =>
  (await post<{ link: string }>(`${addressesOf(workspace).person(id)}/link`)).link

/** A person at the version that was seen. */
export type Seen = Pick<PersonAnswer, 'id' | 'version'>

/** Shows the answer at once and lets every list ask again; the person may be the one who is looking. */
async function keep(workspace: string, person: PersonAnswer): Promise<void> {
  queryClient.setQueryData(personQuery(workspace, person.id).queryKey, person)
  void queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
  void queryClient.invalidateQueries({ queryKey: workspaceKey(workspace, 'app') })
  await queryClient.invalidateQueries({ queryKey: peopleKey(workspace, 'list') })
}
