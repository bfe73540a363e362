import { type Static, Type } from 'typebox'

/** An issue as it is answered: with its sentence in the reader's language. */
const IssueAnswer = Type.Object({
  code: Type.String(),
  /** JSON pointer into what was sent. */
  path: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  message: Type.String(),
})

type IssueAnswer = Static<typeof IssueAnswer>

/** Every refusal's body (RFC 9457), sent as `application/problem+json`; further members by `code`. */
export const ProblemAnswer = Type.Object({
  type: Type.Literal('about:blank'),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  issues: Type.Optional(Type.Array(IssueAnswer)),
})

export type ProblemAnswer = Static<typeof ProblemAnswer>
