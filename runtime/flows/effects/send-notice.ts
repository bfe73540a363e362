import type { RenderedMessage } from '../../messages/render-message.ts'
import { renderMessage } from '../../messages/render-message.ts'
import { notifyLast } from '../../notifications/notifications.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { type Reader, readersOf } from './readers.ts'
import { remind } from './remind.ts'
import { saidByFlow } from './said-by-flow.ts'
import { callerOfFlow, nobody } from '../step/flow-caller.ts'
import { inWhoseName } from '../step/in-whose-name.ts'
import { flowOfVersion } from '../versions/flow-of-version.ts'
import { wantMail } from './want-mail.ts'
import type { OutboxEffect, Sent, Storing, Telling } from './sending.ts'

type Notice = Extract<OutboxEffect, { kind: 'notice' }>

/** What nodes ask for: a message by the id of its definition, or that the people of open tasks are reminded. */
type NoticeWanted = { readonly message: string } | { readonly about: 'reminder' }

/** Tells people something about the run's record, each in the own language: in the app at once, by e-mail as further effects. */
export async function sendNotice(sending: Telling<Notice>): Promise<Sent | Storing> {
  // Only the nodes that tell people make effects of this kind.
  const wanted = sending.effect.request as unknown as NoticeWanted
  if ('about' in wanted) return remind(sending)
  const message = sending.plan.definitions.all('message').find(({ id }) => id === wanted.message)
  const object = message && sending.plan.objects.get(message.object)
  if (!message || !object) return { kind: 'refused', code: 'run.message-gone' }
  // A message speaks of records of one object, or of none of them where several have started the run together.
  if (object.id !== sending.open.object) return { kind: 'refused', code: 'run.message-of-other-object', params: { message: message.name } }
  const readers = await readersOf(sending.runner, sending.workspace.schema, sending.effect.to)
  const written: Written[] = []
  for (const reader of readers) written.push({ reader, rendered: await rendered(sending, message, { reader, readers }) })
  return storing(sending, { message, object: object.id, written })
}

interface Written {
  readonly reader: Reader
  readonly rendered: RenderedMessage
}

/** A reader among all who are told. */
interface Reading {
  readonly reader: Reader
  readonly readers: readonly Reader[]
}

async function rendered(sending: Telling, message: MessageDefinition, { reader, readers }: Reading): Promise<RenderedMessage> {
  const { workspace, runner, plan, open, now } = sending
  const flow = await flowOfVersion(runner, plan, open.version)
  const person = open.person ?? nobody(plan)
  const told = readers.find(({ id }) => id === person.id)
  const [user = { ...person, jobTitle: null, employeeCode: null }] = told ? [told] : open.person ? await readersOf(runner, workspace.schema, [person.id]) : []
  const link = workspace.ports.linkTo({ workspace: workspace.slug, object: message.object, record: open.record, comment: null })
  const said = await saidByFlow(sending, { message, flow, reader, link })
  const sender = await inWhoseName(runner, callerOfFlow(workspace, plan, { flow, person }), { flow, startedBy: open.person?.id ?? null })
  return renderMessage(sender, { message, record: open.record, recipient: reader, user, now, link, ...(said && { flow: said }) })
}

interface Letters {
  readonly message: MessageDefinition
  readonly object: string
  readonly written: readonly Written[]
}

const storing = ({ workspace, open, now }: Telling, { message, object, written }: Letters): Storing => async (runner) => {
  if (message.channels.includes('email')) {
    for (const { reader, rendered: { subject, text, html } } of written) await wantMail(runner, { workspace, open, now }, { person: reader.id, kind: 'flow', subject, text, html })
  }
  if (message.channels.includes('in_app')) {
    for (const { reader, rendered: { subject, text } } of written) {
      notifyLast(runner, workspace.schema, { person: reader.id, at: now, message: message.id, object, record: open.record, comment: null, title: subject, body: text })
    }
  }
  return { kind: 'done', result: null }
}
