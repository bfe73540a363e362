import { queryOptions, useQuery } from '@tanstack/react-query'
import type { DepartmentAnswer, DepartmentPatch, NewDepartment } from '../../../schemas/api/department.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

const departmentsKey = (workspace: string) => workspaceKey(workspace, 'departments')

const departmentsQuery = (workspace: string) =>
  queryOptions({
    queryKey: departmentsKey(workspace),
    queryFn: async ({ signal }) => (await get<{ items: DepartmentAnswer[] }>(addressesOf(workspace).departments, { signal })).items,
  })

/** All departments of the workspace. */
export const useDepartments = () => useQuery(departmentsQuery(useWorkspace().slug))

export async function createDepartment(workspace: string, department: NewDepartment): Promise<DepartmentAnswer> {
  const { body } = await request<DepartmentAnswer>('POST', addressesOf(workspace).departments, { body: department })
  await refresh(workspace)
  return body
}

export async function changeDepartment(workspace: string, { id, version }: DepartmentAnswer, patch: DepartmentPatch): Promise<DepartmentAnswer> {
  const { body } = await request<DepartmentAnswer>('PATCH', addressesOf(workspace).department(id), { body: patch, ifMatch: version })
  await refresh(workspace)
  return body
}

export async function deleteDepartment(workspace: string, { id, version }: DepartmentAnswer): Promise<void> {
  await request('DELETE', addressesOf(workspace).department(id), { ifMatch: version })
  await refresh(workspace)
}

const refresh = (workspace: string): Promise<void> => queryClient.invalidateQueries({ queryKey: departmentsKey(workspace) })
