import { type Static, Type } from 'typebox'
import { languages } from '../label.ts'
import { LabelSchema } from '../label-schema.ts'
import { Uuid } from './record.ts'

const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

const orNull = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) => Type.Union([schema, Type.Null()])

/** What administrators may set of a person. `null` clears. */
const settable = {
  name: words(200),
  email: orNull(Type.String({ maxLength: 254 })),
  phone: orNull(Type.String({ maxLength: 60 })),
  login: orNull(Type.String({ maxLength: 40 })),
  employeeCode: orNull(words(60)),
  jobTitle: orNull(words(120)),
  manager: orNull(Uuid),
  department: orNull(Uuid),
  otherDepartments: Type.Array(Uuid, { maxItems: 20, uniqueItems: true }),
  language: Type.Enum([...languages]),
  /** IANA zone in which times are shown to the person. */
  zone: words(60),
}

const RoleNames = Type.Array(Type.String({ maxLength: 48 }), { maxItems: 100, uniqueItems: true })

/** The body that makes a person. At least one of `email`, `login` and `phone` is needed: people sign in by them. */
export const NewPerson = Type.Object(
  { ...Type.Partial(Type.Object(settable)).properties, name: settable.name, roles: Type.Optional(RoleNames) },
  { additionalProperties: false },
)

export type NewPerson = Static<typeof NewPerson>

/** The body that changes a person: only what is named changes. */
export const PersonPatch = Type.Partial(Type.Object({ ...settable, active: Type.Boolean() }), {
  additionalProperties: false,
  minProperties: 1,
})

export type PersonPatch = Static<typeof PersonPatch>

/** The body that says all roles of a person, by name. */
export const PersonRoles = Type.Object({ roles: RoleNames }, { additionalProperties: false })

/** Titles of what a person points at. */
const PersonTitles = Type.Object({ manager: Type.Optional(Type.String()), department: Type.Optional(Type.String()) })

/** A person as colleagues see them. */
const card = {
  id: Uuid,
  name: Type.String(),
  employeeCode: orNull(Type.String()),
  jobTitle: orNull(Type.String()),
  manager: orNull(Uuid),
  department: orNull(Uuid),
  active: Type.Boolean(),
  _titles: PersonTitles,
}

/** What only the person and those who manage people see beside it. */
const details = {
  version: Type.Integer({ minimum: 1 }),
  email: orNull(Type.String()),
  phone: orNull(Type.String()),
  login: orNull(Type.String()),
  otherDepartments: Type.Array(Uuid),
  language: Type.Enum([...languages]),
  zone: Type.String(),
  /** Names of roles. */
  roles: Type.Array(Type.String()),
  /** Whether the person has chosen a password yet; those who have not need a link. */
  joined: Type.Boolean(),
}

/** A person as the reader may see them: the details are for the person and for those who manage people. */
export const PersonAnswer = Type.Object({ ...card, ...Type.Partial(Type.Object(details)).properties })

export type PersonAnswer = Static<typeof PersonAnswer>

export const PersonPage = Type.Object({ items: Type.Array(PersonAnswer), next: orNull(Type.String()) })

export type PersonPage = Static<typeof PersonPage>

/** A person just made, with the link by which they choose a password; null where an account that has one was linked. */
export const PersonMade = Type.Object({ person: PersonAnswer, link: orNull(Type.String()) })

/** The roles that people of the workspace can have, for those who manage people. */
export const RoleChoiceList = Type.Object({
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      label: LabelSchema,
      description: Type.Optional(LabelSchema),
      /** Whether the caller holds every right that the role gives: others can neither be given nor taken. */
      givable: Type.Boolean(),
    }),
  ),
  next: Type.Null(),
})

export type RoleChoiceList = Static<typeof RoleChoiceList>
