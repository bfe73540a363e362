import Type from 'typebox'
import { chooseMail, mailChoice } from '../../runtime/notifications/mail-kinds.ts'
import { listNotifications, markRead } from '../../runtime/notifications/notifications.ts'
import { MailChoice, NotificationPage } from '../../schemas/api/notification.ts'
import { Uuid } from '../../schemas/api/record.ts'
import { route } from '../route.ts'

const tag = 'Notifications'
const notifications = '/api/w/:workspace/notifications'

export const notificationRoutes = [
  route({
    method: 'GET', path: notifications, policy: 'member', tag, summary: 'List what I was told, newest first',
    query: Type.Object({ cursor: Type.Optional(Uuid), limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })) }, { additionalProperties: false }),
    answers: { 200: NotificationPage },
    work: async ({ caller, query }) => ({
      body: await listNotifications(caller, { ...(query.cursor !== undefined && { before: query.cursor }), limit: query.limit ?? 50 }),
    }),
  }),
  route({
    method: 'GET', path: `${notifications}/mail`, policy: 'member', tag, summary: 'Read what I get by e-mail',
    answers: { 200: MailChoice },
    work: async ({ caller }) => ({ body: await mailChoice(caller) }),
  }),
  route({
    method: 'PUT', path: `${notifications}/mail`, policy: 'member', tag, summary: 'Choose what I get by e-mail',
    body: MailChoice.properties.kinds, answers: { 200: MailChoice },
    work: async ({ caller, body }) => ({ body: await chooseMail(caller, body) }),
  }),
  route({
    method: 'POST', path: `${notifications}/read`, policy: 'member', tag, summary: 'Mark what I was told as read: one, or all',
    body: Type.Object({ id: Type.Optional(Uuid) }, { additionalProperties: false }), answers: { 204: null },
    work: async ({ caller, body }) => {
      await markRead(caller, body.id)
      return { status: 204 }
    },
  }),
]
