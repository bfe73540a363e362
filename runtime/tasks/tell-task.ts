import type { Language } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import type { FlowPlan } from '../flows/step/flow-caller.ts'
import { notify } from '../notifications/notifications.ts'
import { accessOf } from '../roles/access.ts'
import type { Runner } from '../storage/statement.ts'
import { findTask } from './find-task.ts'
import type { StoredTask } from './task-rows.ts'
import { taskRows } from './task-titles.ts'

/** What people are told of a task: that it is theirs, that it came back, that its requester or the flow waits, that there is something to see, that it is theirs no longer. */
export type TaskNews = 'assigned' | 'escalated' | 'returned' | 'urged' | 'reminded' | 'copied' | 'withdrawn'

/** What somebody is told whose task another one has now. */
const taken: Readonly<Record<Language, string>> = { en: 'Given to somebody else', vi: 'Đã giao cho người khác', 'zh-CN': '已转给他人处理' }

/** What requesters are told of what they have asked for. */
export type RequestNews = 'approved' | 'rejected'

interface Telling {
  readonly task: string
  readonly about: TaskNews
  readonly now: Date
  /** The flow that it comes from, where it is at hand. */
  readonly flow?: FlowPlan
}

/** Tells whoever has a task of it, in that person's language, in the app and by e-mail as chosen; within a transaction. */
export async function tellTask(runner: Runner, caller: Pick<Caller, 'workspace' | 'plan'>, { task: id, about, now, flow }: Telling): Promise<void> {
  const task = await findTask(runner, caller, id)
  await tell(runner, caller, { to: task.assignee.id, task, now, flow, words: (language) => taskWords[language][about] })
}

/** Tells somebody that a task is another's now. It is not theirs to open any more, so the notification leads to the record. */
export async function tellTaken(runner: Runner, caller: Pick<Caller, 'workspace' | 'plan'>, { task: id, from, now }: { readonly task: string; readonly from: string; readonly now: Date }): Promise<void> {
  const task = await findTask(runner, caller, id)
  await tell(runner, caller, { to: from, task, now, flow: undefined, isGone: true, words: (language) => taken[language] })
}

/** Tells the requester what has become of the request. */
export async function tellRequester(runner: Runner, caller: Pick<Caller, 'workspace' | 'plan'>, { task, about, now, flow }: { task: StoredTask; about: RequestNews; now: Date; flow: FlowPlan }): Promise<void> {
  if (task.requester) await tell(runner, caller, { to: task.requester.id, task, now, flow, words: (language) => requestWords[language][about] })
}

interface Words {
  readonly to: string
  readonly task: StoredTask
  readonly now: Date
  readonly flow: FlowPlan | undefined
  readonly words: (language: Language) => string
  /** Whoever is told may not open the task. */
  readonly isGone?: true
}

async function tell(runner: Runner, { workspace, plan }: Pick<Caller, 'workspace' | 'plan'>, { to, task, now, flow, words, isGone }: Words): Promise<void> {
  const schema = runner(plan.schema)
  const [found] = await runner<(Caller['person'] & { roles: string[] })[]>`select id, name, language, zone, array(select role from ${schema}._person_role where person = p.id) as roles
    from ${schema}._person p where id = ${to} and active`
  if (!found) return
  const { roles, ...person } = found
  const [row] = await taskRows(runner, { workspace, plan, person, access: accessOf(plan, roles), rights: 0 }, { tasks: [task], ...(flow && { known: flow }) })
  if (!row) return
  const title = `${words(person.language)}: ${row.title === '' ? row.flow.label : row.title}`
  const body = [row.flow.label, row.node.label].filter((text, index, all) => text !== '' && all.indexOf(text) === index).join(' · ')
  await notify({ workspace }, { person: to, at: now, message: null, object: task.object, record: task.record, comment: null, ...(!isGone && { task: task.id }), title, body, mail: 'task' }, runner)
}

const taskWords: Readonly<Record<Language, Readonly<Record<TaskNews, string>>>> = {
  en: { assigned: 'Waits for you', escalated: 'Is overdue and waits for you now', returned: 'Returned to you, to change and submit again', urged: 'You are asked to answer soon', reminded: 'Still waits for you', copied: 'For your information', withdrawn: 'Withdrawn, no answer needed' },
  vi: { assigned: 'Đang chờ bạn', escalated: 'Đã quá hạn, nay chuyển cho bạn', returned: 'Được trả lại để bạn sửa và gửi lại', urged: 'Bạn được nhắc duyệt sớm', reminded: 'Vẫn đang chờ bạn', copied: 'Để bạn biết', withdrawn: 'Đã được rút lại, không cần trả lời' },
  'zh-CN': { assigned: '待你处理', escalated: '已超时，现转给你处理', returned: '已退回给你，请修改后重新提交', urged: '请你尽快处理', reminded: '仍待你处理', copied: '供你知悉', withdrawn: '已撤回，无需处理' },
}

const requestWords: Readonly<Record<Language, Readonly<Record<RequestNews, string>>>> = {
  en: { approved: 'Approved', rejected: 'Rejected' },
  vi: { approved: 'Đã duyệt', rejected: 'Đã bị từ chối' },
  'zh-CN': { approved: '已同意', rejected: '已拒绝' },
}
