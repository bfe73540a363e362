import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import type { Caller } from '../../runtime/caller.ts'
import { type Recipient, renderMessage, type RenderedMessage, type SaidByFlow } from '../../runtime/messages/render-message.ts'
import { notify } from '../../runtime/notifications/notifications.ts'
import { readPerson } from '../../runtime/people/read-people.ts'
import { parseDefinition } from '../../runtime/publish/definition-shape.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { MessagePreview, MessagePreviewRequest, MessageTest } from '../../schemas/api/message.ts'
import { labelIn } from '../../schemas/label.ts'
import { namesOfFlow } from '../../schemas/messages/message-names.ts'
import type { MessageDefinition } from '../../schemas/messages/message.ts'
import type { Parts } from '../parts.ts'
import { route } from '../route.ts'

const tag = 'Messages'
const messages = '/api/w/:workspace/messages'

export const messageRoutes = [
  route({
    method: 'POST', path: `${messages}/preview`, policy: ['design'], tag, summary: 'Show how a message would reach me',
    body: MessagePreviewRequest, answers: { 200: MessagePreview },
    work: async ({ parts, caller, body }) => {
      const { rendered, ofFlow } = await toMyself(parts, caller, body)
      return { body: { ...rendered, hidden: [...rendered.hidden], ofFlow: [...ofFlow] } }
    },
  }),
  route({
    method: 'POST', path: `${messages}/test`, policy: ['design'], tag, summary: 'Send a message to myself',
    body: MessagePreviewRequest, answers: { 200: MessageTest },
    work: async ({ parts, caller, body }) => {
      const { message, rendered, email } = await toMyself(parts, caller, body)
      const wanted = new Set(message.channels)
      if (wanted.has('email') && !wanted.has('in_app') && email === null) throw new Refusal('conflict', { issues: [{ code: 'message.no-address', path: '' }] })
      if (wanted.has('in_app')) await notifyMyself(parts, caller, { message, rendered, record: body.record })
      if (wanted.has('email') && email !== null) await parts.ports.mail.send({ id: randomUUID(), to: email, subject: rendered.subject, text: rendered.text, html: rendered.html })
      return { body: { email: wanted.has('email') ? email : null, channels: [...message.channels] } }
    },
  }),
]

interface ToMyself {
  readonly message: MessageDefinition
  readonly rendered: RenderedMessage
  readonly email: string | null
  readonly ofFlow: readonly string[]
}

async function toMyself({ ports, baseUrl }: Parts, caller: Caller, { message: body, record, language }: Static<typeof MessagePreviewRequest>): Promise<ToMyself> {
  // The kind's schema has just taken it.
  const message = parseDefinition('message', body) as MessageDefinition
  const { person } = await readPerson(caller, caller.person.id)
  const me: Recipient = {
    name: person.name,
    jobTitle: person.jobTitle,
    employeeCode: person.employeeCode,
    language: language ?? caller.person.language,
    zone: caller.person.zone,
  }
  const link = `${baseUrl}/w/${caller.workspace.slug}/work/records/${message.object}/${record}`
  const rendered = await renderMessage(caller, { message, record, recipient: me, user: me, now: ports.clock.now(), link, flow: exampleOf(caller, { message, me, link, now: ports.clock.now() }) })
  return { message, rendered, email: person.email ?? null, ofFlow: namesOfFlow(message, caller.plan.definitions) }
}

/** No flow sends it, so the caller and the record stand for what a flow would say. */
function exampleOf({ plan }: Caller, { message, me, link, now }: { message: MessageDefinition; me: Recipient; link: string; now: Date }): SaidByFlow {
  const said = labelIn(message.label, me.language, plan.settings.languages[0])
  return { requester: me, task: { title: said, link, due: now.toISOString(), comment: null, by: me }, run: { flow: said, link }, batch: { 'batch.count': 3, 'batch.created': 2, 'batch.updated': 1, 'batch.file': `${said}.csv` } }
}

async function notifyMyself({ ports }: Parts, caller: Caller, { message, rendered, record }: Omit<ToMyself, 'email' | 'ofFlow'> & { readonly record: string }): Promise<void> {
  await notify(caller, {
    person: caller.person.id,
    at: ports.clock.now(),
    message: message.id,
    object: caller.plan.objects.get(message.object)?.id ?? null,
    record,
    comment: null,
    title: rendered.subject,
    body: rendered.text,
  })
}
