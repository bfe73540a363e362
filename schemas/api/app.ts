import { type Static, Type } from 'typebox'
import type { ResolvedLayout } from '../layouts/resolved-layout.ts'
import type { ObjectDefinition } from '../objects/object.ts'
import { ObjectRights, ScopeLevel, systemRights } from '../roles/role.ts'
import type { ViewDefinition } from '../views/view.ts'
import type { ValidationRule } from '../validation-rules/validation-rule.ts'
import { SharedSettings } from '../workspace-settings.ts'
import { Uuid } from './record.ts'

/** An object as one person may know it: only readable fields, and what may be done with them. */
export const AppObject = Type.Object({
  /** The object's definition, cut to the fields that the person may read or set. */
  definition: Type.Unsafe<ObjectDefinition>(Type.Object({}, { additionalProperties: true })),
  can: Type.Object({ ...ObjectRights.properties, read: ScopeLevel, update: ScopeLevel, delete: ScopeLevel }),
  /** Names of the fields that the person may set. */
  editable: Type.Array(Type.String()),
  /** Flows ask people about its records, or are started by a button on them: records may have more to show. */
  hasFlows: Type.Optional(Type.Literal(true)),
})

export type AppObject = Static<typeof AppObject>

/** All that the browser needs in order to show a workspace to a person. */
export const AppAnswer = Type.Object({
  release: Type.Integer(),
  /** Rises with every change of people and of the roles that they have. */
  rightsRevision: Type.Integer(),
  person: Type.Object({ id: Uuid, name: Type.String(), language: Type.String(), zone: Type.String() }),
  /** Names of the roles that the person has. */
  roles: Type.Array(Type.String()),
  settings: SharedSettings,
  system: Type.Array(Type.Enum([...systemRights])),
  /** To those who design: no server for e-mails is set, they are kept as files. */
  mailIsKept: Type.Optional(Type.Literal(true)),
  objects: Type.Array(AppObject),
  /** The views that the person sees, cut to readable fields. */
  views: Type.Array(Type.Unsafe<ViewDefinition>(Type.Object({}, { additionalProperties: true }))),
  /** The layouts that the person may get, cut to what may be known; `chooseLayout` says which one a record shows by. */
  layouts: Type.Array(Type.Unsafe<ResolvedLayout>(Type.Object({}, { additionalProperties: true }))),
  /** The active validation rules that read nothing but what the person may see: forms judge by them before they are sent. */
  rules: Type.Array(Type.Unsafe<ValidationRule>(Type.Object({}, { additionalProperties: true }))),
})

export type AppAnswer = Static<typeof AppAnswer>
