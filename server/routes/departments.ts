import { createDepartment, deleteDepartment, listDepartments, updateDepartment } from '../../runtime/people/departments.ts'
import { DepartmentAnswer, DepartmentList, DepartmentPatch, NewDepartment } from '../../schemas/api/department.ts'
import { etagOf, requiredVersion } from '../http/preconditions.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'

const tag = 'People'
const departments = '/api/w/:workspace/departments'

export const departmentRoutes = [
  route({
    method: 'GET', path: departments, policy: 'member', tag, summary: 'All departments',
    answers: { 200: DepartmentList },
    work: async ({ caller }) => ({ body: { items: await listDepartments(caller), next: null } }),
  }),
  route({
    method: 'POST', path: departments, policy: ['people'], tag, summary: 'Make a department',
    body: NewDepartment, answers: { 201: DepartmentAnswer },
    work: async ({ caller, body }) => answered(await createDepartment(caller, body), 201),
  }),
  route({
    method: 'PATCH', path: `${departments}/:id`, policy: ['people'], versioned: 'seen', tag, summary: 'Change a department',
    body: DepartmentPatch, answers: { 200: DepartmentAnswer },
    work: async ({ caller, params, body, ifMatch }) =>
      answered(await updateDepartment(caller, { id: uuidParam(params.id), version: requiredVersion(ifMatch), patch: body }), 200),
  }),
  route({
    method: 'DELETE', path: `${departments}/:id`, policy: ['people'], versioned: 'seen', tag, summary: 'Remove a department that nothing belongs to',
    answers: { 204: null },
    work: async ({ caller, params, ifMatch }) => {
      await deleteDepartment(caller, { id: uuidParam(params.id), version: requiredVersion(ifMatch) })
      return { status: 204 }
    },
  }),
]

const answered = (department: DepartmentAnswer, status: number) => ({ status, body: department, headers: { etag: etagOf(department.version) } })
