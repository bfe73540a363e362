import { type Static, Type } from 'typebox'
import { NamedPerson } from './named-person.ts'
import { Uuid } from './record.ts'

export const longestComment = 10_000

/** What somebody says about a record. People are mentioned by `@Name` in the text; `mentions` says who is meant. */
export const CommentInput = Type.Object(
  {
    body: Type.String({ minLength: 1, maxLength: longestComment }),
    mentions: Type.Optional(Type.Array(Uuid, { maxItems: 50, uniqueItems: true })),
  },
  { additionalProperties: false },
)

export type CommentInput = Static<typeof CommentInput>

export const CommentAnswer = Type.Object({
  id: Uuid,
  at: Type.String(),
  editedAt: Type.Union([Type.String(), Type.Null()]),
  author: NamedPerson,
  body: Type.String(),
  mentions: Type.Array(NamedPerson),
  _can: Type.Object({ change: Type.Boolean(), remove: Type.Boolean() }),
})

export type CommentAnswer = Static<typeof CommentAnswer>

/** A stored comment, with those of the mentioned people who cannot open the record. */
export const SavedComment = Type.Object({ comment: CommentAnswer, cannotOpen: Type.Array(NamedPerson) })

export type SavedComment = Static<typeof SavedComment>

/** Comments of one record, newest first; `next` is the `before` of the page after it. */
export const CommentPage = Type.Object({ items: Type.Array(CommentAnswer), next: Type.Union([Uuid, Type.Null()]) })

export type CommentPage = Static<typeof CommentPage>
