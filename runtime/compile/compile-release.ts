import type { Ajv } from 'ajv'
import { type DefinitionSet, definitionSet } from '../../schemas/definition-set.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { objectScope } from '../../schemas/objects/rule-scope.ts'
import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../../schemas/fields/field.ts'
import type { FieldContext } from '../../schemas/fields/field-type.ts'
import { checkFormula } from '../../schemas/formulas/check-formula.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { ownershipOf } from '../../schemas/objects/ownership-issues.ts'
import { givenSystemFields, systemFieldsOf } from '../../schemas/objects/system-fields.ts'
import { isRefused } from '../../schemas/rules/check.ts'
import type { Formula } from '../../schemas/rules/scope.ts'
import { fieldContextOf, type WorkspaceSettings } from '../../schemas/workspace-settings.ts'
import { withSharedOptions } from '../../schemas/picklists/shared-options.ts'
import { columnEncoders, columnTypes } from '../storage/columns.ts'
import { constraintName } from '../storage/constraint-names.ts'
import { objectTable } from '../storage/object-table.ts'
import { compileRules } from '../../schemas/validation-rules/compile-rules.ts'
import { acceptorOf } from './accept.ts'
import { createAjv } from './ajv.ts'
import { createMemo, once } from './memo.ts'
import { eventsOf } from './events.ts'
import type { ConstraintPlan, FieldPlan, ObjectPlan, ParentPlan, Plan, SubTable } from './plan.ts'

/** A release as it is stored: its number and its checked definitions. */
export interface StoredRelease {
  readonly number: number
  readonly definitions: readonly DefinitionHeader[]
  readonly settings: WorkspaceSettings
  readonly settingsNumber: number
  /** The newest version of each flow; none for a release that is not stored yet. */
  readonly flowVersions?: readonly { readonly flow: string; readonly id: string; readonly number: number }[]
}

/** Compiles a checked release into the plan that requests run by. Pure; costs no I/O. */
export function compileRelease(schema: string, release: StoredRelease): Plan {
  const stored = definitionSet(release.definitions)
  const definitions = withSharedOptions(stored)
  const context = fieldContextOf(release.settings)
  const compiler = { schema, context, definitions, ajv: createAjv() }
  const objects = withNeighbours(definitions.all('object').map((object) => compileObject(object, compiler)))
  return {
    release: release.number,
    settingsNumber: release.settingsNumber,
    schema,
    settings: release.settings,
    context,
    stored,
    definitions,
    objects,
    objectsById: new Map([...objects.values()].map((object) => [object.id, object])),
    roles: new Map(definitions.all('role').map((role) => [role.id, role])),
    events: eventsOf(definitions),
    flowVersions: new Map((release.flowVersions ?? []).map(({ flow, ...version }) => [flow, version])),
    memo: createMemo(2_000),
  }
}

interface Compiler {
  readonly schema: string
  readonly context: FieldContext
  readonly definitions: DefinitionSet
  readonly ajv: Ajv
}

/** An object before it knows of the others. */
type AloneObject = Omit<ObjectPlan, 'incoming' | 'parent' | 'teamLinks'>

function compileObject(definition: ObjectDefinition, compiler: Compiler): AloneObject {
  const table = objectTable(compiler.schema, definition)
  const plan = (field: FieldDefinition, system: boolean) => compileField({ field, system, object: definition }, compiler)
  const fields = definition.fields.map((field) => plan(field, false))
  const all = [...fields, ...systemFieldsOf(definition).map((field) => plan(field, true))]
  const byName = new Map(all.map((field) => [field.name, field]))
  const named = (name: string): FieldPlan => {
    const field = byName.get(name)
    if (!field) throw new Error(`no field ${name} in ${definition.name}`)
    return field
  }
  return {
    id: definition.id,
    name: definition.name,
    definition,
    table,
    fields,
    byName,
    byId: new Map(all.map((field) => [field.id, field])),
    title: named(definition.title),
    narrowed: fields.flatMap((field) => {
      const offered = field.type.narrowed?.(field.definition)
      const by = field.type.narrowedBy?.(field.definition)
      return offered ? [{ field, by: by === undefined ? undefined : named(by), offered }] : []
    }),
    stored: all.filter(({ formula, rows }) => !formula && !rows),
    subTables: all.filter((field): field is SubTable => field.rows !== undefined),
    files: fields.filter(({ files }) => files),
    formulas: all.filter(({ formula }) => formula),
    constraints: constraintsOf(definition, named),
    rules: once(() => compileRules(definition, compiler.definitions, compiler.context)),
  }
}

/** Tells each object which lookups point at it, and which object its records belong to. */
function withNeighbours(alone: readonly AloneObject[]): ReadonlyMap<string, ObjectPlan> {
  const links = alone.flatMap((object) =>
    object.fields.flatMap((field) => (field.link?.to === 'object' ? [{ object: object.name, field, link: field.link }] : [])),
  )
  const incoming = (name: string) =>
    links.filter(({ link }) => link.object === name).map(({ object, field, link }) => ({ object, field, onDelete: link.onDelete }))
  const objects: ReadonlyMap<string, ObjectPlan> = new Map(
    alone.map((object) => [object.name, { ...object, incoming: incoming(object.name), parent: parentOf(object, (name) => objects.get(name)), teamLinks: once(() => teamLinksOf(object, objects)) }]),
  )
  return objects
}

const teamLinksOf = ({ fields }: AloneObject, objects: ReadonlyMap<string, ObjectPlan>): readonly FieldPlan[] =>
  fields.filter(({ link }) => link?.to === 'object' && link.sharesTeam && objects.get(link.object)?.definition.team)

function parentOf({ definition, byName }: AloneObject, find: (name: string) => ObjectPlan | undefined): ParentPlan | undefined {
  const owned = ownershipOf(definition)
  const field = owned && byName.get(owned.field.name)
  if (!field) return undefined
  const object = (): ObjectPlan => {
    const parent = find(owned.parent)
    if (!parent) throw new Error(`no object ${owned.parent} for ${definition.name}`)
    return parent
  }
  return { field, object }
}

function compileField({ field, system, object }: { field: FieldDefinition; system: boolean; object: ObjectDefinition }, compiler: Compiler): FieldPlan {
  const type = fieldTypeOf(field)
  const parts = type.parts?.(field).map((part) => [part.name, compileField({ field: part, system, object }, compiler)] as const)
  return {
    id: field.id,
    name: field.name,
    definition: field,
    type,
    system,
    formula: type.computed && formulaOf(field, object, compiler),
    rows: type.rows?.(field),
    sqlType: columnTypes[type.column(field).kind].replace(/ COLLATE .*/, ''),
    link: type.link?.(field),
    parts: parts && new Map(parts),
    files: type.files?.(field),
    isGiven: system ? givenSystemFields.has(field.name) : type.filledBy === 'people',
    encode: columnEncoders[type.column(field).kind],
    accept: acceptorOf(field, compiler.context, compiler.ajv),
    decode: (stored) => (stored === null || stored === undefined ? null : type.decode(stored, field, compiler.context)),
  }
}

/** A formula that is refused, by a later version of the language than the one that checked it, has no value. */
function formulaOf(field: FieldDefinition, object: ObjectDefinition, { definitions, context }: Compiler): Formula {
  const checked = checkFormula(field, objectScope(object, definitions, context), context)
  if (!isRefused(checked)) return checked
  return { tree: { kind: 'literal', type: ruleTypeOf(field), value: null }, reads: [], mentions: [], room: undefined }
}

const constraintsOf = (object: ObjectDefinition, named: (name: string) => FieldPlan): ReadonlyMap<string, ConstraintPlan> =>
  new Map<string, ConstraintPlan>([
    ...(object.unique ?? []).map(({ id, fields }): [string, ConstraintPlan] => [id, { kind: 'unique', fields: fields.map(named) }]),
    ...object.fields.map(({ id, name }): [string, ConstraintPlan] => [constraintName.reference(id), { kind: 'reference', field: named(name) }]),
    ...object.fields.map(({ id, name }): [string, ConstraintPlan] => [constraintName.required(id), { kind: 'required', field: named(name) }]),
  ])
