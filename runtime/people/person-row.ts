import type { Helper, Sql, TransactionSql } from 'postgres'
import type { PersonAnswer } from '../../schemas/api/person.ts'
import { type Language, languages } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'

/** A person as stored, with the ids of the roles and the titles of what is pointed at. */
export interface PersonRow {
  readonly id: string
  readonly version: number
  readonly account: string | null
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly login: string | null
  readonly employeeCode: string | null
  readonly jobTitle: string | null
  readonly manager: string | null
  readonly department: string | null
  readonly otherDepartments: string[]
  readonly language: string
  readonly zone: string
  readonly active: boolean
  readonly roles: string[]
  readonly managerName: string | null
  readonly departmentName: string | null
}

/** A person whom somebody reads, and to whose account the server adds what it knows. */
export interface ReadPerson {
  readonly person: PersonAnswer
  /** Absent where the reader may not know it. */
  readonly account: string | null
}

/** `select … from _person p` with everything that a `PersonRow` needs; conditions speak of `p`. */
export const selectPeople = (sql: Sql | TransactionSql, schema: Helper<string>) => sql`
  select p.id, p.version, p.account, p.name, p.email, p.phone, p.login, p.employee_code as "employeeCode", p.job_title as "jobTitle",
    p.manager, p.department, p.other_departments as "otherDepartments", p.language, p.zone, p.active,
    array(select r.role from ${schema}._person_role r where r.person = p.id) as roles,
    m.name as "managerName", d.name as "departmentName"
  from ${schema}._person p left join ${schema}._person m on m.id = p.manager left join ${schema}._department d on d.id = p.department`

/** Whether the caller sees more of this person than colleagues do. */
export const seesDetails = (caller: Caller, { id }: { id: string }): boolean =>
  caller.access.system.has('people') || caller.person.id === id

/** The person as the caller may see them. */
export function personAnswer(caller: Caller, row: PersonRow): PersonAnswer {
  const { id, name, employeeCode, jobTitle, manager, department, active } = row
  const titles = {
    ...(row.managerName !== null && { manager: row.managerName }),
    ...(row.departmentName !== null && { department: row.departmentName }),
  }
  const card = { id, name, employeeCode, jobTitle, manager, department, active, _titles: titles }
  if (!seesDetails(caller, row)) return card
  const { version, email, phone, login, otherDepartments, zone } = row
  return {
    ...card,
    version,
    email,
    phone,
    login,
    otherDepartments,
    zone,
    language: languageOf(row.language),
    roles: roleNames(caller, row.roles),
  }
}

/** Names of roles by their ids; a role that is no more has none. */
export const roleNames = ({ plan }: Caller, ids: readonly string[]): string[] =>
  ids.flatMap((id) => plan.roles.get(id)?.name ?? []).toSorted()

const languageOf = (text: string): Language => languages.find((each) => each === text) ?? 'en'
