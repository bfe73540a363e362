import Type from 'typebox'
import { listNotifications, markRead } from '../../runtime/notifications/notifications.ts'
import { NotificationPage } from '../../schemas/api/notification.ts'
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
    method: 'POST', path: `${notifications}/read`, policy: 'member', tag, summary: 'Mark what I was told as read: one, or all',
    body: Type.Object({ id: Type.Optional(Uuid) }, { additionalProperties: false }), answers: { 204: null },
    work: async ({ caller, body }) => {
      await markRead(caller, body.id)
      return { status: 204 }
    },
  }),
]
