import type { TaskMember } from '../../schemas/api/task.ts'
import type { Member, Round } from '../../schemas/flows/approval/round.ts'
import type { Question } from '../../schemas/flows/machine/question.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { isoMoment } from '../storage/moment.ts'
import type { Runner } from '../storage/statement.ts'
import type { Named, StoredTask } from './task-rows.ts'

interface AnswerRow {
  readonly key: string
  readonly decision: string
  readonly comment: string | null
  readonly at: string
  readonly by: string
}

/** Who answers in the step of a task, how each came to be asked, and what was answered. */
export async function taskMembers(runner: Runner, caller: Caller, { task, state }: { task: StoredTask; state: Round | undefined }): Promise<readonly TaskMember[]> {
  const schema = runner(caller.plan.schema)
  const round = state ?? (await roundInHistory(runner, caller, task))
  if (!round) return []
  const answers = await runner<AnswerRow[]>`select key, decision, comment, at, by from ${schema}._task_answer where run = ${task.run} and node = ${task.node} order by at, rev`
  const tasks = await runner<{ key: string; assignee: string }[]>`select key, assignee from ${schema}._task where run = ${task.run} and wait = ${task.wait}`
  const ids = [...round.members.flatMap(({ person, onBehalfOf }) => [person, onBehalfOf ?? person]), ...round.sources.flatMap((source) => ('of' in source && source.of !== null ? [source.of] : [])), ...tasks.map(({ assignee }) => assignee)]
  const people = await runner<Named[]>`select id, name from ${schema}._person where id = any(${[...new Set(ids)]}::uuid[])`
  const around: Around = { caller, round, names: new Map(people.map(({ id, name }) => [id, name])), assignees: new Map(tasks.map(({ key, assignee }) => [key, assignee])) }
  return round.members.map((member) => memberOf(around, member, answers.findLast(({ key }) => key === member.key)))
}

/** The round as the history tells it, once its step is over. */
async function roundInHistory(runner: Runner, { plan }: Caller, { run, node }: StoredTask): Promise<Pick<Round, 'members' | 'sources'> | undefined> {
  const [row] = await runner<{ data: Pick<Round, 'members' | 'sources'> }[]>`
    select data from ${runner(plan.schema)}._history where run = ${run} and node = ${node} and kind = 'asked' order by seq desc limit 1`
  return row?.data
}

interface Around {
  readonly caller: Caller
  readonly round: Pick<Round, 'members' | 'sources'>
  readonly names: ReadonlyMap<string, string>
  /** Who has the task of a member by now, by key. */
  readonly assignees: ReadonlyMap<string, string>
}

function memberOf({ caller, round, names, assignees }: Around, member: Member, answer: AnswerRow | undefined): TaskMember {
  const named = (id: string): Named => ({ id, name: names.get(id) ?? '' })
  const isAnswer = answer?.decision === 'approve' || answer?.decision === 'reject'
  const state = member.carried ? 'carried' : isAnswer ? (answer.decision === 'approve' ? 'approved' : 'rejected') : member.state
  const person = assignees.get(member.key) ?? member.person
  const behalf = member.onBehalfOf ?? (person === member.person ? undefined : member.person)
  return {
    person: named(person), onBehalfOf: behalf === undefined ? null : named(behalf), state, asked: askedOf(caller, round, { member, named }),
    comment: answer?.comment ?? null, at: answer ? isoMoment(answer.at) : null,
  }
}

/** How a member of a round came to be asked. */
export function askedOf(caller: Caller, { members, sources }: Pick<Round, 'members' | 'sources'>, { member, named }: { member: Member; named: (id: string) => Named }): TaskMember['asked'] {
  const { from } = member
  if ('source' in from) return { ...askedBy(caller, sources[from.source], named), ...(from.instead && { insteadOfRequester: true }) }
  if (!('member' in from)) return { how: 'administrators', of: null }
  const asker = members.find(({ key }) => key === from.member)
  return { how: from.how, of: asker ? named(asker.person).name : null }
}

/** How a question finds people, and of whom or what. */
export function askedBy({ plan, person }: Caller, source: Question | undefined, named: (id: string) => Named): TaskMember['asked'] {
  if (!source || source.kind === 'administrators') return { how: 'administrators', of: null }
  if (source.kind === 'person') return { how: 'person', of: null }
  if (source.kind === 'role') {
    const role = plan.definitions.get('role', source.role)
    return { how: 'role', of: role ? labelIn(role.label, person.language, plan.settings.languages[0]) : source.role }
  }
  const of = source.of === null ? null : named(source.of).name
  return source.kind === 'manager' ? { how: 'manager', of, level: source.level } : { how: 'department_head', of }
}
