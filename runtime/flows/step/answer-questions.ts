import { sql } from 'drizzle-orm'
import type { Answer, MatrixQuestion, PlainQuestion, Question } from '../../../schemas/flows/machine/question.ts'
import type { Plan } from '../../compile/plan.ts'
import { hasAllSystemRights } from '../../roles/covers.ts'
import { answererFor, substitutesOn } from '../../tasks/substitutes.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'

/** Finds the people that nodes ask for, active ones only; who is away on that day is represented by a substitute. */
export async function answerQuestions(runner: Runner, plan: Plan, { questions, now }: { readonly questions: readonly Question[]; readonly now: Date }): Promise<readonly Answer[]> {
  const [substitutes, found] = await Promise.all([substitutesOn(runner, plan, now), Promise.all(questions.map((question) => whoIsFound(runner, plan, question)))])
  return found.map(({ ids: people, how }) => ({ people: people.map((id) => answererFor(substitutes, id)), ...(how && { how }) }))
}

/** Whom a question finds, or who stands in where that is nobody. */
async function whoIsFound(runner: Runner, plan: Plan, question: Question): Promise<{ readonly ids: readonly string[]; readonly how?: 'otherwise' }> {
  const { otherwise } = question
  const found = question.kind === 'matrix' ? await idsInMatrix(runner, plan, question) : await idsFor(runner, plan, question)
  return found.length > 0 || !otherwise ? { ids: found } : { ids: await idsFor(runner, plan, otherwise), how: 'otherwise' }
}

/** Those of the row of the nearest department that has one, going up from the person's own. */
async function idsInMatrix(runner: Runner, plan: Plan, { of, rows }: MatrixQuestion): Promise<readonly string[]> {
  const up = of === null ? [] : await ids(runner, sqlDepartments(plan), { person: of })
  const own = up.flatMap((department) => rows.find((row) => row.department === department) ?? [])[0]
  const row = own ?? rows.find(({ department }) => department === null)
  const found: string[] = []
  for (const ask of row?.asks ?? []) found.push(...(await idsFor(runner, plan, ask)))
  return [...new Set(found)]
}

async function idsFor(runner: Runner, plan: Plan, question: PlainQuestion): Promise<readonly string[]> {
  switch (question.kind) {
    case 'person':
      return question.person === null ? [] : ids(runner, sqlPerson(plan), { person: question.person })
    case 'manager':
      return question.of === null ? [] : managerOf(runner, plan, { of: question.of, level: question.level })
    case 'department_head':
      return question.of === null ? [] : ids(runner, sqlHead(plan), { person: question.of })
    case 'role': {
      const role = plan.definitions.get('role', question.role)
      if (!role || question.of === null) return []
      return question.of === undefined ? ids(runner, sqlRole(plan), { roles: `{${role.id}}` }) : ids(runner, sqlRoleNear(plan), { roles: `{${role.id}}`, person: question.of })
    }
    case 'administrators':
      return ids(runner, sqlRole(plan), { roles: `{${[...plan.roles.values()].filter(hasAllSystemRights).map(({ id }) => id).join(',')}}` })
  }
}

const person = (plan: Plan) => sql`${sql.identifier(plan.schema)}."_person"`

const sqlPerson = (plan: Plan) => plan.memo('flow:person', () => compileStatement(sql`select id from ${person(plan)} where id = ${input('person', 'uuid')} and active`))

const sqlHead = (plan: Plan) =>
  plan.memo('flow:head', () =>
    compileStatement(sql`select h.id from ${person(plan)} p join ${sql.identifier(plan.schema)}."_department" d on d.id = p.department join ${person(plan)} h on h.id = d.head
      where p.id = ${input('person', 'uuid')} and h.active`),
  )

const holders = (plan: Plan) => sql`select p.id from ${person(plan)} p where p.active
  and exists (select from ${sql.identifier(plan.schema)}."_person_role" r where r.person = p.id and r.role = any(${input('roles', 'text[]')}))`

const sqlRole = (plan: Plan) => plan.memo('flow:role', () => compileStatement(sql`${holders(plan)} order by p.name, p.id`))

/** Those who work in the main department of a person, mainly or beside another. */
const sqlRoleNear = (plan: Plan) =>
  plan.memo('flow:role-near', () =>
    compileStatement(sql`${holders(plan)} and (select n.department from ${person(plan)} n where n.id = ${input('person', 'uuid')}) = any(array_append(p.other_departments, p.department)) order by p.name, p.id`),
  )

/** The department of a person and those above it, from below. */
const sqlDepartments = (plan: Plan) =>
  plan.memo('flow:departments', () =>
    compileStatement(sql`with recursive up as (
        select d.id, d.parent, 1 as height from ${person(plan)} p join ${sql.identifier(plan.schema)}."_department" d on d.id = p.department where p.id = ${input('person', 'uuid')}
        union all select d.id, d.parent, up.height + 1 from up join ${sql.identifier(plan.schema)}."_department" d on d.id = up.parent where up.height < 100)
      select id from up order by height`),
  )

const sqlManager = (plan: Plan) =>
  plan.memo('flow:manager', () =>
    compileStatement(sql`select m.id from ${person(plan)} p join ${person(plan)} m on m.id = p.manager where p.id = ${input('person', 'uuid')}`),
  )

/** Up the chain so many levels; a chain that ends sooner has nobody there. */
async function managerOf(runner: Runner, plan: Plan, { of, level }: { of: string; level: number }): Promise<readonly string[]> {
  const [manager] = await ids(runner, sqlManager(plan), { person: of })
  if (manager === undefined) return []
  return level > 1 ? managerOf(runner, plan, { of: manager, level: level - 1 }) : ids(runner, sqlPerson(plan), { person: manager })
}

async function ids(runner: Runner, statement: ReturnType<typeof sqlPerson>, inputs: Record<string, string>): Promise<readonly string[]> {
  const rows = await runStatement<{ id: string }>(runner, statement, inputs)
  return rows.map(({ id }) => id)
}
