import { callingName } from '../../schemas/calling-name.ts'
import { type Issue, issueUnder, pointerStep } from '../../schemas/issue.ts'
import { type Language, labelIn } from '../../schemas/label.ts'
import { checkMessage } from '../../schemas/messages/check-message.ts'
import { checkTemplate } from '../../schemas/messages/check-template.ts'
import type { TextForm } from '../../schemas/messages/escape.ts'
import type { MessageDefinition } from '../../schemas/messages/message.ts'
import { compileTemplate, type Rendered, type TemplateData } from '../../schemas/messages/render.ts'
import { readsOf } from '../../schemas/messages/template-reads.ts'
import type { PersonField, PersonRoot, PlainName } from '../../schemas/messages/fixed-names.ts'
import type { BatchName } from '../../schemas/flows/triggers/batch-names.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { RuleValue } from '../../schemas/rules/values.ts'
import { limits } from '../../schemas/rules/limits.ts'
import type { Caller } from '../caller.ts'
import { dateInZone } from '../records/date-in-zone.ts'
import { Refusal } from '../refusal.ts'
import { rolesOf } from '../roles/access.ts'
import { messageData } from './message-data.ts'

/** Somebody whom a message reaches, in the language and on the clocks of that person. */
export interface Recipient {
  readonly name: string
  readonly jobTitle: string | null
  readonly employeeCode: string | null
  readonly language: Language
  readonly zone: string
}

/** What a message is made of: the sender is the caller, whose rights decide what it can say. */
export interface MessageToSend {
  readonly message: MessageDefinition
  /** Null for a message that tells of no record: its texts name none of its fields. */
  readonly record: string | null
  readonly recipient: Recipient
  /** Who stands behind the sender in the message, in the shape of a recipient. */
  readonly user: Recipient
  readonly now: Date
  /** Where people open the record. */
  readonly link: string
  /** What only a flow knows; without it those places stay blank. */
  readonly flow?: SaidByFlow
}

/** What a flow that sends a message can say of itself, in the reader's language. */
export interface SaidByFlow {
  /** Who began the run; null where nobody did. */
  readonly requester: Recipient | null
  /** The task that was answered last before the message, or else waits; null where there is none. */
  readonly task: SaidTask | null
  readonly run: { readonly flow: string; readonly link: string }
  /** The records that have started it together; null where one has, or none. */
  readonly batch: Readonly<Record<BatchName, RuleValue>> | null
}

export interface SaidTask {
  readonly title: string
  readonly link: string
  /** UTC with milliseconds. */
  readonly due: string | null
  readonly comment: string | null
  /** Who answered it; null where nobody has. */
  readonly by: Recipient | null
}

/** A message as it reaches one person. */
export interface RenderedMessage {
  readonly language: Language
  /** On one line, as a header may hold it. */
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Paths that the sender may not see; they stay blank. */
  readonly hidden: readonly string[]
}

/**
 * Fills a message for one person, through the gate of its sender. Refuses `invalid-definition` with the faults of its
 * texts under the live release, `not-found` for a record that the sender may not read, and what takes too much.
 */
export async function renderMessage(caller: Caller, wanted: MessageToSend): Promise<RenderedMessage> {
  const { message, recipient, record: id, now } = wanted
  const record = caller.plan.definitions.get('object', message.object)
  const issues = checkMessage(message, caller.plan.definitions)
  if (!record || issues.length > 0) throw new Refusal('invalid-definition', { issues })
  const { language } = recipient
  const [subject, body] = (['subject', 'body'] as const).map((key) => templateOf(caller, { message, record, key, language })) as [Part, Part]
  const reads = readsOf([...subject.parts, ...body.parts])
  const { data, hidden } = id === null ? nothing : await messageData(caller, { objectName: record.name, id, now }, reads)
  const filled = (part: Part, form: TextForm): string => {
    const rendered = compileTemplate(part.parts)(withPeople(data, wanted), { form, reader: readerOf(caller, recipient), context: contextOf(caller, { now, language }) })
    return textOf(rendered, part.key)
  }
  return { language, subject: filled(subject, 'header').trim(), text: filled(body, 'plain'), html: filled(body, 'html'), hidden }
}

const nothing = { data: { values: {}, titles: {}, lists: {} }, hidden: [] }

interface Part {
  readonly key: 'subject' | 'body'
  readonly parts: ReturnType<typeof checkTemplate>['parts']
}

interface TemplateChoice {
  readonly message: MessageDefinition
  readonly record: ObjectDefinition
  readonly key: Part['key']
  readonly language: Language
}

function templateOf({ plan }: Caller, { message, record, key, language }: TemplateChoice): Part {
  const text = labelIn(message[key], language, plan.settings.languages[0])
  return { key, parts: checkTemplate(text, { set: plan.definitions, record, nesting: 0 }).parts }
}

const readerOf = ({ plan }: Caller, { language, zone }: Recipient) => ({ ...plan.context, language, readerZone: zone })

const contextOf = ({ plan, person, access }: Caller, { now, language }: { now: Date; language: Language }) => ({
  now: now.toISOString(),
  today: dateInZone(now, plan.context.zone),
  user: person.id,
  roles: rolesOf(plan, access).map(({ name }) => name),
  zone: plan.context.zone,
  weekStart: plan.settings.weekStart,
  fiscalYearStart: plan.settings.fiscalYearStart,
  language,
  fuel: limits.fuel,
})

function withPeople(data: TemplateData, { recipient, user, link, flow }: MessageToSend): TemplateData {
  const people = { recipient, user, requester: flow?.requester ?? null, 'task.by': flow?.task?.by ?? null } satisfies Record<PersonRoot, Recipient | null>
  const said = {
    link,
    'task.title': flow?.task?.title ?? null, 'task.link': flow?.task?.link ?? null, 'task.due': flow?.task?.due ?? null, 'task.comment': flow?.task?.comment ?? null,
    'run.flow': flow?.run.flow ?? null, 'run.link': flow?.run.link ?? null,
    ...(flow?.batch ?? noBatch),
  } satisfies Record<Exclude<PlainName, 'now' | 'today'>, RuleValue>
  return { ...data, values: { ...data.values, ...Object.assign({}, ...Object.entries(people).map(([root, person]) => personValues(root, person))), ...said } }
}

const noBatch: Readonly<Record<BatchName, null>> = { 'batch.count': null, 'batch.created': null, 'batch.updated': null, 'batch.file': null }

const personValues = (root: string, person: Recipient | null): Readonly<Record<string, string | null>> => {
  const values: Readonly<Record<PersonField, string | null>> = {
    name: person && person.name,
    calling_name: person && callingName(person.name, person.language),
    job_title: person && person.jobTitle,
    employee_code: person && person.employeeCode,
  }
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [`${root}.${field}`, value]))
}

function textOf(rendered: Rendered, key: Part['key']): string {
  if ('text' in rendered) return rendered.text
  const issue: Issue = { code: `template.${rendered.error}`, path: '' }
  throw new Refusal('invalid-definition', { issues: [issueUnder(pointerStep(key), issue)] })
}
