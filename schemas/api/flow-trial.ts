import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { NamedPerson } from './named-person.ts'
import { Uuid } from './record.ts'

const closed = { additionalProperties: false } as const
const of = Type.Union([Uuid, Type.Null()])

/** What a step of a flow must know of people before it can go on. */
const PeopleQuestion = Type.Union([
  Type.Object({ kind: Type.Literal('person'), person: of }, closed),
  Type.Object({ kind: Type.Literal('manager'), of, level: Type.Integer({ minimum: 1, maximum: 10 }) }, closed),
  Type.Object({ kind: Type.Literal('department_head'), of }, closed),
  Type.Object({ kind: Type.Literal('role'), role: ApiName }, closed),
  Type.Object({ kind: Type.Literal('administrators') }, closed),
])

/** Asks whom the steps of a flow would find as things are now. */
export const TrialPeopleRequest = Type.Object({ questions: Type.Array(PeopleQuestion, { maxItems: 100 }) }, closed)

/** The people of each question, in the order of the questions. */
export const TrialPeople = Type.Object({ answers: Type.Array(Type.Object({ people: Type.Array(NamedPerson) })) })

export type TrialPeople = Static<typeof TrialPeople>
