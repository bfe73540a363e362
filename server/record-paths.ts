import Type, { type TObject, type TSchema } from 'typebox'
import type { Caller } from '../runtime/caller.ts'
import type { FieldPlan, ObjectPlan } from '../runtime/compile/plan.ts'
import type { ObjectAccess } from '../runtime/roles/access.ts'
import { RecordQuery } from '../schemas/api/query.ts'
import { RecordAnswer } from '../schemas/api/record.ts'
import { RowSchema } from '../schemas/fields/child-rows.ts'
import { labelIn } from '../schemas/label.ts'
import type { ExtraPaths } from './openapi.ts'
import { operationOf, templateOf } from './openapi-operation.ts'
import { readableFields } from './readable-paths.ts'
import { listParametersOf, pathOf, pathSchemas, sortPathOf } from './record-path-schemas.ts'
import type { Route } from './route.ts'
import { recordRoutes } from './routes/records.ts'

/** The addresses of the objects that the caller may use, with exactly the fields that the caller may read and set. */
export function recordPaths(caller: Caller): ExtraPaths {
  const objects = [...caller.plan.objects.values()].filter(({ name }) => caller.access.object(name).read || caller.access.object(name).create)
  const routes = objects.flatMap((object) =>
    recordRoutes
      .filter((route) => isAllowed(route, caller.access.object(object.name)))
      .map((route) => ({ route: routeOf(route, object, caller), written: isList(route) ? listParametersOf(object) : {} })),
  )
  const paths: Record<string, Record<string, object>> = {}
  for (const { route, written } of routes) {
    const template = templateOf(route.path)
    paths[template] = { ...paths[template], [route.method.toLowerCase()]: operationOf(route, written) }
  }
  return { paths, schemas: Object.assign({}, ...objects.map((object) => pathSchemas(caller, object))) }
}

/** Which right on the object a route needs. */
function isAllowed({ method, path }: Route, access: ObjectAccess): boolean {
  if (path.endsWith('/bulk')) return access.create || access.update !== false || access.delete !== false
  if (path.endsWith('/restore')) return access.delete !== false
  if (method === 'PATCH') return access.update !== false
  if (method === 'DELETE') return access.delete !== false
  return method === 'POST' && path.endsWith('/:object') ? access.create : access.read !== false
}

const isList = ({ method, path }: Route): boolean => method === 'GET' && path.endsWith('/:object')

/** A record route as it is for one object: its name in the path, its fields in body and answer. */
function routeOf(route: Route, object: ObjectPlan, caller: Caller): Route {
  const shown = answerSchema(object, caller)
  const answers = Object.entries(route.answers).map(([status, schema]) => [status, schema && withRecord(schema, shown)])
  return {
    ...route,
    path: route.path.replace(':object', object.name),
    summary: `${route.summary} (${labelIn(object.definition.plural, caller.person.language)})`,
    // The same statuses with other schemas.
    answers: Object.fromEntries(answers) as Route['answers'],
    ...(route.body && { body: bodySchema(route, object, caller) }),
  }
}

function bodySchema(route: Route, object: ObjectPlan, caller: Caller): TSchema {
  if (route.path.endsWith('/query')) return querySchema(object)
  if (route.path.endsWith('/bulk')) return route.body ?? Type.Object({})
  return Type.Object({ values: inputSchema(object, caller, { isNew: route.method === 'POST' }) }, { additionalProperties: false })
}

function inputSchema(object: ObjectPlan, caller: Caller, { isNew, without }: { isNew: boolean; without?: string | undefined }): TObject {
  const { editable } = caller.access.object(object.name)
  const people = [...object.byName.values()].filter(({ name, isGiven }) => isGiven && editable.has(name) && name !== without)
  const properties = people.map((field) => {
    const isNeeded = isNew && field.definition.required === true && field.type.initial?.(field.definition) === undefined
    const value = field.rows ? rowsSchema(field, caller, (child) => inputSchema(child, caller, { isNew: false, without: field.rows?.field })) : valueSchema(field, caller)
    const schema = isNeeded ? value : Type.Optional(orNull(value))
    return [field.name, schema]
  })
  return Type.Object(Object.fromEntries(properties), { additionalProperties: false })
}

const valueSchema = (field: FieldPlan, { plan, person }: Caller): TSchema => ({
  ...field.type.value(field.definition, plan.context),
  description: labelIn(field.definition.label, person.language),
})

/** Rows with the values of their own object; the field by which they belong to the record goes without saying. */
function rowsSchema(field: FieldPlan, caller: Caller, valuesOf: (child: ObjectPlan) => TObject): TSchema {
  const child = field.rows && caller.plan.objects.get(field.rows.object)
  const schema = valueSchema(field, caller)
  if (!child) return schema
  const { values: _, ...properties } = RowSchema.properties
  return { ...schema, items: Type.Object({ ...properties, values: Type.Optional(valuesOf(child)) }, { additionalProperties: false }) } as TSchema
}

const orNull = (schema: TSchema): TSchema => Type.Union([schema, Type.Null()])

function answerSchema(object: ObjectPlan, caller: Caller): TObject {
  const shown = (field: FieldPlan): TSchema => (field.rows ? rowsSchema(field, caller, (child) => rowValues(field, child, caller)) : orNull(valueSchema(field, caller)))
  const values = readableFields(caller, object).map((field) => [field.name, Type.Optional(shown(field))])
  return Type.Object({ ...RecordAnswer.properties, values: Type.Object(Object.fromEntries(values), { additionalProperties: true }) })
}

/** What is answered of a row: its columns, and what keeps its place. */
const rowValues = ({ rows }: FieldPlan, child: ObjectPlan, caller: Caller): TObject =>
  Type.Object(
    Object.fromEntries(
      readableFields(caller, child)
        .filter(({ name }) => rows?.columns.includes(name) || rows?.order === name)
        .map((field) => [field.name, Type.Optional(orNull(valueSchema(field, caller)))]),
    ),
  )

/** The same schema, with the object's own record wherever it speaks of one. */
function withRecord(schema: TSchema, record: TObject): TSchema {
  if (schema === RecordAnswer) return record
  // Schemas are read as the JSON Schema that they are: an object's properties, a list's items.
  const { properties } = schema as Partial<TObject>
  const items = properties?.items as (TSchema & { items?: TSchema }) | undefined
  if (!properties || items?.items !== RecordAnswer) return schema
  return { ...schema, properties: { ...properties, items: { ...items, items: record } } } as TSchema
}

function querySchema(object: ObjectPlan): TObject {
  const { sort, ...others } = RecordQuery.properties
  const sortKey = Type.Object({ ...sort.items.properties, path: sortPathOf(object) }, { additionalProperties: false })
  const select = Type.Array(pathOf(object), { uniqueItems: true, maxItems: 100 })
  return Type.Object(
    { ...others, select: Type.Optional(select), sort: Type.Optional(Type.Array(sortKey, { maxItems: 4 })) },
    { additionalProperties: false },
  )
}
