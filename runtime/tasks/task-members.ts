import type { TaskMember } from '../../schemas/api/task.ts'
import type { Member, Round } from '../../schemas/flows/approval/round.ts'
import type { Question } from '../../schemas/flows/machine/question.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Runner } from '../storage/statement.ts'
import type { RunAnswerRow } from './run-answers.ts'
import type { Named, StoredTask } from './task-rows.ts'

interface Asking {
  readonly task: StoredTask
  readonly round: Asked
  /** What was answered in the run, in the order of time. */
  readonly answers: readonly RunAnswerRow[]
}

/** Who answers in the step of a task, how each came to be asked, and what was answered. */
export async function taskMembers(runner: Runner, caller: Caller, { task, round, answers }: Asking): Promise<readonly TaskMember[]> {
  const schema = runner(caller.plan.schema)
  const tasks = await runner<AskedTask[]>`select key, assignee, on_behalf_of from ${schema}._task where run = ${task.run} and wait = ${task.wait}`
  const ids = [...round.members.flatMap(({ person, onBehalfOf }) => [person, onBehalfOf ?? person]), ...peopleNamedBy(round.sources), ...tasks.flatMap(({ assignee, on_behalf_of: other }) => [assignee, other ?? assignee]), ...answers.map(({ by }) => by)]
  const people = await runner<Named[]>`select id, name from ${schema}._person where id = any(${[...new Set(ids)]}::uuid[])`
  const around: Around = { caller, round, names: new Map(people.map(({ id, name }) => [id, name])), tasks: new Map(tasks.map((each) => [each.key, each])) }
  return round.members.map((member) => memberOf(around, member, answers.findLast(({ key, wait }) => key === member.key && wait === task.wait)))
}

/** What of a round is told of. */
type Asked = Pick<Round, 'members' | 'sources'>

/** The round as the history tells it, once its step is over. */
export async function roundInHistory(runner: Runner, { plan }: Caller, { run, node }: StoredTask): Promise<Asked | undefined> {
  const [row] = await runner<{ data: Asked }[]>`
    select data from ${runner(plan.schema)}._history where run = ${run} and node = ${node} and kind = 'asked' order by seq desc limit 1`
  return row?.data
}

interface Around {
  readonly caller: Caller
  readonly round: Asked
  readonly names: ReadonlyMap<string, string>
  /** The tasks of members, by key: who has or had them in the end. */
  readonly tasks: ReadonlyMap<string, AskedTask>
}

interface AskedTask {
  readonly key: string
  readonly assignee: string
  readonly on_behalf_of: string | null
}

function memberOf({ caller, round, names, tasks }: Around, member: Member, answer: RunAnswerRow | undefined): TaskMember {
  const named = (id: string): Named => ({ id, name: names.get(id) ?? '' })
  const isAnswer = answer?.decision === 'approve' || answer?.decision === 'reject'
  const state = member.carried ? 'carried' : isAnswer ? (answer.decision === 'approve' ? 'approved' : 'rejected') : member.state
  const own = tasks.get(member.key)
  const person = isAnswer ? answer.by : (own?.assignee ?? member.person)
  const behalf = own ? own.on_behalf_of : member.onBehalfOf
  return {
    person: named(person), onBehalfOf: behalf ? named(behalf) : null, state, asked: askedOf(caller, round, { member, named }),
    comment: answer?.comment ?? null, files: [...(answer?.files ?? [])], at: answer ? isoMoment(answer.at) : null,
  }
}

/** How a member of a round came to be asked. */
export function askedOf(caller: Caller, { members, sources }: Pick<Round, 'members' | 'sources'>, { member, named }: { member: Member; named: (id: string) => Named }): TaskMember['asked'] {
  const { from } = member
  const source = 'source' in from ? sources[from.source] : undefined
  if ('source' in from) return { ...askedBy(caller, from.otherwise ? source?.otherwise : source, named), ...(from.instead && { insteadOfRequester: true }) }
  if (!('member' in from)) return { how: 'administrators', of: null }
  const asker = members.find(({ key }) => key === from.member)
  return { how: from.how, of: asker ? named(asker.person).name : null }
}

/** The people whose managers, departments and the like questions ask for. */
export const peopleNamedBy = (questions: readonly Question[]): readonly string[] =>
  questions.flatMap((question) => [question, ...(question.otherwise ? [question.otherwise] : [])]).flatMap((question) => ('of' in question && question.of ? [question.of] : []))

/** How a question finds people, and of whom or what. */
export function askedBy({ plan, person }: Caller, source: Question | undefined, named: (id: string) => Named): TaskMember['asked'] {
  if (!source || source.kind === 'administrators') return { how: 'administrators', of: null }
  if (source.kind === 'person') return { how: 'person', of: null }
  if (source.kind === 'role') {
    const role = plan.definitions.get('role', source.role)
    return { how: 'role', of: role ? labelIn(role.label, person.language, plan.settings.languages[0]) : source.role }
  }
  const of = source.of === null ? null : named(source.of).name
  if (source.kind === 'matrix') return { how: 'matrix', of }
  return source.kind === 'manager' ? { how: 'manager', of, level: source.level } : { how: 'department_head', of }
}
