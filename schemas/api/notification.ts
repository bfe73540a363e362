import { type Static, Type } from 'typebox'
import { Uuid } from './record.ts'

/** Something that the caller was told. `object` and `record` lead to what it is about, where the caller may read it. */
export const Notification = Type.Object({
  id: Uuid,
  at: Type.String(),
  title: Type.String(),
  body: Type.String(),
  object: Type.Union([Type.String(), Type.Null()]),
  record: Type.Union([Uuid, Type.Null()]),
  /** The comment on the record that it is about. */
  comment: Type.Union([Uuid, Type.Null()]),
  /** The task that it is about. */
  task: Type.Union([Uuid, Type.Null()]),
  read: Type.Boolean(),
})

/** Newest first; `unread` counts all that is not read yet. */
export const NotificationPage = Type.Object({ items: Type.Array(Notification), unread: Type.Integer(), next: Type.Union([Type.String(), Type.Null()]) })

/** What a person gets by e-mail beside the app, and the address; without one nothing is sent. */
export const MailChoice = Type.Object({
  address: Type.Union([Type.String(), Type.Null()]),
  kinds: Type.Object({ mention: Type.Boolean(), pool: Type.Boolean(), task: Type.Boolean(), flow: Type.Boolean() }, { additionalProperties: false }),
})

export type MailChoice = Static<typeof MailChoice>

export type NotificationPage = Static<typeof NotificationPage>
