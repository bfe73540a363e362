import type { PgTable } from 'drizzle-orm/pg-core'
import type { DefinitionSet } from '../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import type { ChildRows, FieldContext, FieldLink, FieldType, FieldValue } from '../../schemas/fields/field-type.ts'
import type { FileLimits } from '../../schemas/files/file-limits.ts'
import type { Formula } from '../../schemas/rules/scope.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { RoleDefinition } from '../../schemas/roles/role.ts'
import type { WorkspaceSettings } from '../../schemas/workspace-settings.ts'
import type { RulePlan } from '../../schemas/validation-rules/compile-rules.ts'
import type { ColumnValue } from '../storage/columns.ts'

/**
 * A release compiled: everything that requests need, resolved and frozen. Made once a release (or change of
 * settings), kept in memory, replaced whole. Nothing at request time interprets a definition again.
 */
export interface Plan {
  /** Number of the release that the plan was made from; the fence compares it with `_live.number`. */
  readonly release: number
  /** Number of the settings that the plan was made with. */
  readonly settingsNumber: number
  /** The Postgres schema of the workspace. */
  readonly schema: string
  readonly settings: WorkspaceSettings
  readonly context: FieldContext
  /** The release as it is stored. */
  readonly stored: DefinitionSet
  /** The release with the options of shared picklists in the fields that borrow them. */
  readonly definitions: DefinitionSet
  readonly objects: ReadonlyMap<string, ObjectPlan>
  readonly objectsById: ReadonlyMap<string, ObjectPlan>
  /** By the id of the definition: who has a role is stored by id. */
  readonly roles: ReadonlyMap<string, RoleDefinition>
  /** By the id of an object: the kinds of change of its records that may start flows. */
  readonly events: ReadonlyMap<string, ReadonlySet<string>>
  /** The newest version of each flow, by the id of the flow. */
  readonly flowVersions: ReadonlyMap<string, { readonly id: string; readonly number: number }>
  /** What is computed on first use and lives as long as the plan: statements, validators, accesses. */
  readonly memo: Memo
}

/** Keeps what `make` returns under a key for as long as the plan lives; the least recently used go first. */
export type Memo = <Value>(key: string, make: () => Value) => Value

export interface ObjectPlan {
  readonly id: string
  readonly name: string
  readonly definition: ObjectDefinition
  readonly table: PgTable
  /** The object's own fields, in order. */
  readonly fields: readonly FieldPlan[]
  /** Own and system fields by name. */
  readonly byName: ReadonlyMap<string, FieldPlan>
  readonly byId: ReadonlyMap<string, FieldPlan>
  readonly title: FieldPlan
  /** Fields of which not every option may be newly chosen. */
  readonly narrowed: readonly NarrowedField[]
  /** Own and system fields that have a column. */
  readonly stored: readonly FieldPlan[]
  /** Fields that hold files. */
  readonly files: readonly FieldPlan[]
  /** Fields whose value is rows: records of another object that are read and saved with this one. */
  readonly subTables: readonly SubTable[]
  /** Fields that are reckoned when they are read. */
  readonly formulas: readonly FieldPlan[]
  /** The object that the records belong to, by a field of theirs; undefined where they stand by themselves. */
  readonly parent: ParentPlan | undefined
  /** Lookups anywhere in the release that point at this object. */
  readonly incoming: readonly { readonly object: string; readonly field: FieldPlan; readonly onDelete: 'restrict' | 'cascade' | 'set_null' }[]
  /** What a violated constraint means, by the constraint's name. */
  readonly constraints: ReadonlyMap<string, ConstraintPlan>
  /** The lookups by which the team of another record is the team of this one. */
  teamLinks(): readonly FieldPlan[]
  /** The active validation rules, compiled on first use. */
  rules(): readonly RulePlan[]
}

/** Whom the records of an object belong to. */
export interface ParentPlan {
  readonly field: FieldPlan
  readonly object: () => ObjectPlan
}

/** A field of options some of which are retired, or depend on another value of the record. */
export interface NarrowedField {
  readonly field: FieldPlan
  /** The field whose value decides. */
  readonly by: FieldPlan | undefined
  readonly offered: (valueOf: (name: string) => FieldValue) => ReadonlySet<string>
}

export type ConstraintPlan =
  | { readonly kind: 'unique'; readonly fields: readonly FieldPlan[] }
  | { readonly kind: 'reference'; readonly field: FieldPlan }
  | { readonly kind: 'required'; readonly field: FieldPlan }

/** A field of rows. */
export interface SubTable extends FieldPlan {
  readonly rows: ChildRows
}

export interface FieldPlan {
  readonly id: string
  readonly name: string
  readonly definition: FieldDefinition
  readonly type: FieldType
  readonly system: boolean
  /** What the value is reckoned from, where no column holds it. */
  readonly formula: Formula | undefined
  /** Which records are the value, for fields of rows; those have no column either. */
  readonly rows: ChildRows | undefined
  /** The type of the value in SQL: casts of parameters name it. */
  readonly sqlType: string
  readonly link: FieldLink | undefined
  /** The parts of a value that has some, by name, as fields that are read. */
  readonly parts: ReadonlyMap<string, FieldPlan> | undefined
  /** What the field takes of files, where it holds some. */
  readonly files: FileLimits | undefined
  /** Whether people and programs may give the value; others are the system's to fill. */
  readonly isGiven: boolean
  /** Checks an input that is not blank and brings it to the stored form; compiled on first use. */
  accept(value: unknown): { readonly value: FieldValue } | { readonly issues: readonly Issue[] }
  /** The value as statements take it: lists are written as Postgres reads an array. */
  encode(value: FieldValue): ColumnValue
  decode(stored: unknown): FieldValue
}
