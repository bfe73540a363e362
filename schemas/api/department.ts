import { type Static, Type } from 'typebox'
import { Uuid } from './record.ts'

const settable = {
  name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  parent: Type.Union([Uuid, Type.Null()]),
  head: Type.Union([Uuid, Type.Null()]),
}

export const NewDepartment = Type.Object(
  { name: settable.name, parent: Type.Optional(settable.parent), head: Type.Optional(settable.head) },
  { additionalProperties: false },
)

export type NewDepartment = Static<typeof NewDepartment>

/** Only what is named changes. */
export const DepartmentPatch = Type.Partial(Type.Object(settable), { additionalProperties: false, minProperties: 1 })

export type DepartmentPatch = Static<typeof DepartmentPatch>

export const DepartmentAnswer = Type.Object({
  id: Uuid,
  version: Type.Integer({ minimum: 1 }),
  ...settable,
  _titles: Type.Object({ head: Type.Optional(Type.String()) }),
})

export type DepartmentAnswer = Static<typeof DepartmentAnswer>

/** All departments of a workspace; `parent` makes the tree. */
export const DepartmentList = Type.Object({ items: Type.Array(DepartmentAnswer), next: Type.Null() })
