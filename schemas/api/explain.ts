import { type Static, Type } from 'typebox'
import type { LayoutReason } from '../layouts/choose-layout.ts'
import type { ExplainedRight } from '../roles/explained-rights.ts'
import { systemRights } from '../roles/role.ts'
import type { ExplainedRule } from '../rules/explain.ts'
import { NamedPerson } from './named-person.ts'
import { Uuid } from './record.ts'

/** A role that gives a right, and which records the right reaches by it. */
export const GrantingRole = Type.Object({ name: Type.String(), label: Type.String(), scope: Type.Optional(Type.Enum(['own', 'team', 'below', 'where', 'all'])) })

export type GrantingRole = Static<typeof GrantingRole>

/** Null: whoever asks may not see the record, and so not learn from the answer what it holds. */
const Holds = Type.Union([Type.Boolean(), Type.Null()])

/**
 * One of the ways by which a person's rights may reach a record. `owner`: whose it is, by oneself or by departments. `condition`: a
 * condition in a role; what it says is the administrator's to know. `member`: oneself is in the team of the record, or of one that shares its own. `pool`: nobody owns it. `parent`:
 * what the record belongs to.
 */
const ReachWay = Type.Union([
  Type.Object({ way: Type.Literal('owner'), holds: Holds, scope: Type.Enum(['own', 'team', 'below']), owner: Type.Optional(Type.Union([Type.Object({ id: Uuid, name: Type.String() }), Type.Null()])) }),
  Type.Object({ way: Type.Enum(['condition', 'parent', 'member', 'pool']), holds: Holds }),
])

export type ReachWay = Static<typeof ReachWay>

/**
 * One link of the chain from rights to an answer; `holds` is its tick or cross.
 * `role`: the role gives it. `no-role`: none does. `owner`: only own records are reached, and this one has the named
 * owner. `reach`: one of several ways must lead to the record. `bin`: the record is in the recycle bin. `right`: another right decides. `system`: the value is filled in by
 * the system. `formula`: it is reckoned from what may not be seen. `layout`: a condition of a layout decides.
 */
export const ExplainReason = Type.Union([
  Type.Object({ by: Type.Literal('role'), holds: Type.Literal(true), role: GrantingRole }),
  Type.Object({ by: Type.Literal('no-role'), holds: Type.Literal(false) }),
  Type.Object({ by: Type.Literal('owner'), holds: Holds, owner: Type.Optional(Type.Union([Type.Object({ id: Uuid, name: Type.String() }), Type.Null()])) }),
  Type.Object({ by: Type.Literal('reach'), holds: Holds, ways: Type.Array(ReachWay) }),
  Type.Object({ by: Type.Literal('bin'), holds: Type.Literal(false) }),
  Type.Object({ by: Type.Literal('right'), holds: Holds, right: Type.Enum(['read', 'update']) }),
  Type.Object({ by: Type.Literal('system'), holds: Type.Literal(false) }),
  Type.Object({ by: Type.Literal('formula'), holds: Type.Literal(false) }),
  Type.Object({
    by: Type.Literal('layout'),
    holds: Holds,
    effect: Type.Optional(Type.Enum(['hidden', 'locked', 'mustBeEmpty'])),
    rule: Type.Optional(Type.Unsafe<ExplainedRule>(Type.Object({}, { additionalProperties: true }))),
  }),
])

export type ExplainReason = Static<typeof ExplainReason>

/** Whether something is allowed, and why: all of `because` has to hold. */
export const Verdict = Type.Object({ allowed: Holds, because: Type.Array(ExplainReason) })

export type Verdict = Static<typeof Verdict>

/** What a layout is called, and why the person gets it and no other. */
export const ExplainedLayout = Type.Object({
  for: Type.Enum(['form', 'page']),
  name: Type.String(),
  label: Type.String(),
  reason: Type.Unsafe<LayoutReason>(Type.Object({}, { additionalProperties: true })),
})

export type ExplainedLayout = Static<typeof ExplainedLayout>

/** Some of the people who can give rights. */
const Askable = Type.Array(NamedPerson)

const HeldRoles = Type.Array(Type.Object({ name: Type.String(), label: Type.String() }))

export const RightVerdicts = Type.Object({
  create: Verdict, read: Verdict, update: Verdict, delete: Verdict, assign: Verdict, claim: Verdict, export: Verdict, import: Verdict,
} satisfies Record<ExplainedRight, typeof Verdict>)

const FieldAccess = Type.Object({
  field: Type.String(),
  label: Type.String(),
  /** Whether the value is answered. */
  read: Verdict,
  /** Whether another value may be given, as the record is stored now. */
  update: Verdict,
})

export const FieldVerdict = Type.Object({
  ...FieldAccess.properties,
  /** The condition by which the record's page leaves the field out; a value that may be read is still answered elsewhere. */
  hidden: Type.Optional(ExplainReason),
})

export type FieldVerdict = Static<typeof FieldVerdict>

/** Why a person can or cannot see or change a record. Only fields that the asker may know of are named. */
export const ExplainAnswer = Type.Object({
  person: NamedPerson,
  roles: HeldRoles,
  /** Whether the asker sees the record; without it no reason tells what the record holds. */
  seen: Type.Boolean(),
  rights: RightVerdicts,
  fields: Type.Array(FieldVerdict),
  layouts: Type.Array(ExplainedLayout),
  ask: Askable,
})

export type ExplainAnswer = Static<typeof ExplainAnswer>

/** What a person may do with one object's records, whichever they are. */
export const ObjectAccessAnswer = Type.Object({
  object: Type.String(),
  label: Type.String(),
  rights: RightVerdicts,
  /** The fields that the person may not both see and change, beside those that the system fills in. */
  fields: Type.Array(FieldAccess),
  /** The layouts that the person gets; `recordType` is the label of the records' type, null where it makes no difference. */
  layouts: Type.Array(Type.Object({ ...ExplainedLayout.properties, recordType: Type.Union([Type.String(), Type.Null()]) })),
})

export type ObjectAccessAnswer = Static<typeof ObjectAccessAnswer>

/** Why a person can or cannot work with an object's records, whichever they are. */
export const ExplainObjectAnswer = Type.Object({ person: NamedPerson, roles: HeldRoles, ask: Askable, ...ObjectAccessAnswer.properties })

export type ExplainObjectAnswer = Static<typeof ExplainObjectAnswer>

/** What a person may see and do in a workspace and by which roles, as far as the asker may know of the objects. */
export const PersonAccessAnswer = Type.Object({
  person: NamedPerson,
  roles: HeldRoles,
  system: Type.Array(Type.Object({ right: Type.Enum([...systemRights]), roles: Type.Array(GrantingRole) })),
  objects: Type.Array(ObjectAccessAnswer),
})

export type PersonAccessAnswer = Static<typeof PersonAccessAnswer>
