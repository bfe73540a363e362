import { sql } from 'drizzle-orm'
import type { Answer, Question } from '../../schemas/flows/machine/question.ts'
import type { Plan } from '../compile/plan.ts'
import { hasAllSystemRights } from '../roles/covers.ts'
import { answererFor, substitutesOn } from '../tasks/substitutes.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'

/** Finds the people that nodes ask for, active ones only; who is away on that day is represented by a substitute. */
export async function answerQuestions(runner: Runner, plan: Plan, { questions, now }: { readonly questions: readonly Question[]; readonly now: Date }): Promise<readonly Answer[]> {
  const substitutes = await substitutesOn(runner, plan, now)
  const answers: Answer[] = []
  for (const question of questions) answers.push({ people: (await idsFor(runner, plan, question)).map((id) => answererFor(substitutes, id)) })
  return answers
}

async function idsFor(runner: Runner, plan: Plan, question: Question): Promise<readonly string[]> {
  switch (question.kind) {
    case 'person':
      return question.person === null ? [] : ids(runner, sqlPerson(plan), { person: question.person })
    case 'manager':
      return question.of === null ? [] : managerOf(runner, plan, { of: question.of, level: question.level })
    case 'department_head':
      return question.of === null ? [] : ids(runner, sqlHead(plan), { person: question.of })
    case 'role': {
      const role = plan.definitions.get('role', question.role)
      return role ? ids(runner, sqlRole(plan), { roles: `{${role.id}}` }) : []
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

const sqlRole = (plan: Plan) =>
  plan.memo('flow:role', () =>
    compileStatement(sql`select p.id from ${person(plan)} p where p.active
      and exists (select from ${sql.identifier(plan.schema)}."_person_role" r where r.person = p.id and r.role = any(${input('roles', 'text[]')})) order by p.name, p.id`),
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
