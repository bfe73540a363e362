import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { NamedPerson } from './named-person.ts'
import { Uuid } from './record.ts'

const closed = { additionalProperties: false } as const
const of = Type.Union([Uuid, Type.Null()])

const plain = [
  { kind: Type.Literal('person'), person: of },
  { kind: Type.Literal('manager'), of, level: Type.Integer({ minimum: 1, maximum: 10 }) },
  { kind: Type.Literal('department_head'), of },
  { kind: Type.Literal('role'), role: ApiName, of: Type.Optional(of) },
  { kind: Type.Literal('administrators') },
] as const

const PlainQuestion = Type.Union([Type.Object(plain[0], closed), Type.Object(plain[1], closed), Type.Object(plain[2], closed), Type.Object(plain[3], closed), Type.Object(plain[4], closed)])

const otherwise = { otherwise: Type.Optional(PlainQuestion) }

/** What a step of a flow must know of people before it can go on. */
const PeopleQuestion = Type.Union([
  Type.Object({ ...plain[0], ...otherwise }, closed),
  Type.Object({ ...plain[1], ...otherwise }, closed),
  Type.Object({ ...plain[2], ...otherwise }, closed),
  Type.Object({ ...plain[3], ...otherwise }, closed),
  Type.Object({ ...plain[4], ...otherwise }, closed),
  Type.Object(
    {
      kind: Type.Literal('matrix'), of,
      rows: Type.Array(Type.Object({ department: of, asks: Type.Array(PlainQuestion, { maxItems: 20 }) }, closed), { maxItems: 200 }),
      ...otherwise,
    },
    closed,
  ),
])

/** Asks whom the steps of a flow would find as things are now. */
export const TrialPeopleRequest = Type.Object({ questions: Type.Array(PeopleQuestion, { maxItems: 100 }) }, closed)

/** The people of each question, in the order of the questions. */
export const TrialPeople = Type.Object({ answers: Type.Array(Type.Object({ people: Type.Array(NamedPerson), how: Type.Optional(Type.Literal('otherwise')) })) })

export type TrialPeople = Static<typeof TrialPeople>
