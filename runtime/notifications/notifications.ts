import { and, desc, eq, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import type { MailChoice, NotificationPage } from '../../schemas/api/notification.ts'
import type { Caller } from '../caller.ts'
import { uuid7 } from '../records/uuid7.ts'
import { Refusal } from '../refusal.ts'
import { mailJob } from './mail-job.ts'
import { isoMoment } from '../storage/moment.ts'
import { perSchema } from '../storage/per-schema.ts'
import { compileStatement, input, type Runner, runStatement, sendStatement } from '../storage/statement.ts'

/** Something that a person is told in the app. Objects and messages are named by the ids of their definitions. */
export interface NewNotification {
  readonly person: string
  readonly at: Date
  readonly message: string | null
  readonly object: string | null
  readonly record: string | null
  readonly comment: string | null
  /** The task that it is about. */
  readonly task?: string
  readonly title: string
  readonly body: string
  /** Told by e-mail too, to those who want that of this kind. */
  readonly mail?: keyof MailChoice['kinds']
}

/**
 * Tells a person something, within a transaction where it is given; answers the id. What goes by e-mail too is a job that is
 * written along: whoever tells it keeps the workspace active.
 */
export async function notify({ workspace }: Pick<Caller, 'workspace'>, notification: NewNotification, runner: Runner = workspace.data.sql): Promise<string> {
  const inputs = inputsOf(notification)
  await runStatement(runner, statementsFor(workspace.schema).telling, inputs)
  if (notification.mail) await runStatement(runner, statementsFor(workspace.schema).mailing, { ...inputs, job: uuid7(notification.at.getTime()), mail: notification.mail })
  return inputs.id
}

/** Tells a person something in the app as the last thing of a transaction: it travels with the commit, and where it fails, so does that. */
export const notifyLast = (runner: TransactionSql, schema: string, notification: Omit<NewNotification, 'mail'>): void =>
  sendStatement(runner, statementsFor(schema).telling, inputsOf(notification))

const inputsOf = ({ person, at, message, object, record, comment, task, title, body }: NewNotification) => ({
  id: uuid7(at.getTime()), person, at: at.toISOString(), message, object, record, comment, task: task ?? null, title, body,
})

const statementsFor = perSchema((name) => {
  const table = (of: string): SQL => sql`${sql.identifier(name)}.${sql.identifier(of)}`
  const [id, person, mail] = [input('id', 'uuid'), input('person', 'uuid'), input('mail', 'text')]
  return {
    telling: compileStatement(sql`insert into ${table('_notification')} (id, person, at, message, object, record, comment, task, title, body)
      values (${id}, ${person}, ${input('at', 'timestamptz')}, ${input('message', 'text')}, ${input('object', 'text')}, ${input('record', 'uuid')}, ${input('comment', 'uuid')}, ${input('task', 'uuid')}, ${input('title', 'text')}, ${input('body', 'text')})`),
    mailing: compileStatement(sql`insert into ${table('_job')} (id, kind, input)
      select ${input('job', 'uuid')}, ${mailJob}, jsonb_build_object('notification', ${id}::text, 'kind', ${mail}) from ${table('_person')}
      where id = ${person} and active and email is not null and ${mail} <> all(unmailed)`),
  }
})

/** What the caller was told, newest first, and how much of it is unread. `next` is the `before` of the page after it. */
export async function listNotifications(caller: Caller, { before, limit }: { before?: string; limit: number }): Promise<NotificationPage> {
  const { notification } = caller.workspace.tables
  const { db } = caller.workspace.data
  const mine = eq(notification.person, caller.person.id)
  const rows = await db
    .select()
    .from(notification)
    .where(and(mine, before === undefined ? undefined : lt(notification.id, before)))
    .orderBy(desc(notification.id))
    .limit(limit + 1)
  const [counted] = await db.select({ unread: sql<number>`count(*)::int` }).from(notification).where(and(mine, isNull(notification.readAt)))
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(({ id, at, object, record, comment, task, title, body, readAt }) => ({
      id, title, body, record, comment, task, at: isoMoment(at), read: readAt !== null,
      // An object that is gone, or that the person may no longer read, is not led to.
      object: objectName(caller, object),
    })),
    unread: counted?.unread ?? 0,
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

function objectName({ plan, access }: Caller, id: string | null): string | null {
  const name = id === null ? undefined : plan.objectsById.get(id)?.name
  return name !== undefined && access.object(name).read ? name : null
}

/** Marks what the caller was told as read: one of it, or all. Refuses `not-found` for what is not the caller's. */
export async function markRead({ workspace, person }: Caller, id?: string): Promise<void> {
  const { notification } = workspace.tables
  const marked = await workspace.data.db
    .update(notification)
    .set({ readAt: sql`coalesce(${notification.readAt}, now())` })
    .where(and(eq(notification.person, person.id), id === undefined ? isNull(notification.readAt) : eq(notification.id, id)))
    .returning({ id: notification.id })
  if (id !== undefined && marked.length === 0) throw new Refusal('not-found')
}

/** Marks what somebody was told of a task as read, within the transaction of the answer: it needs no attention any more. */
export async function readOf(runner: Runner, schema: string, { person, task, at }: { readonly person: string; readonly task: string; readonly at: string }): Promise<void> {
  await runner`update ${runner(schema)}._notification set read_at = ${at} where person = ${person} and task = ${task} and read_at is null`
}
