import Type, { type TSchema } from 'typebox'
import type { Caller } from '../runtime/caller.ts'
import type { ObjectPlan } from '../runtime/compile/plan.ts'
import { readablePaths } from './readable-paths.ts'

/** The schemas of an object's paths: they stand once in the document, for several addresses use them. */
export function pathSchemas(caller: Caller, object: ObjectPlan): Readonly<Record<string, object>> {
  const paths = readablePaths(caller, object)
  const sortable = paths.filter(({ isSortable }) => isSortable).map(({ path }) => path)
  return {
    [names.path(object)]: oneOf(paths.map(({ path }) => path), longPath),
    [names.sortPath(object)]: oneOf(sortable, longPath),
    [names.order(object)]: oneOf(sortable.flatMap((path) => [path, `-${path}`]), `-?${longPath}`),
  }
}

/** A path that the caller may read of the object. */
export const pathOf = (object: ObjectPlan): TSchema => reference(names.path(object))

/** A path that lists of the object can be ordered by. */
export const sortPathOf = (object: ObjectPlan): TSchema => reference(names.sortPath(object))

/** The parameters of `GET` of a list: `where` is JSON; `select` and `sort` are paths with commas between them. */
export const listParametersOf = (object: ObjectPlan): Readonly<Record<'where' | 'select' | 'sort', object>> => ({
  where: {
    content: { 'application/json': { schema: { type: 'object', description: 'A condition in the rule language, as JsonLogic.' } } },
  },
  select: { ...commas, schema: { type: 'array', maxItems: 100, uniqueItems: true, items: pathOf(object) } },
  sort: { ...commas, schema: { type: 'array', maxItems: 4, items: reference(names.order(object)) } },
})

const commas = { style: 'form', explode: false } as const

const names = {
  path: ({ name }: ObjectPlan) => `${name}.path`,
  sortPath: ({ name }: ObjectPlan) => `${name}.sortPath`,
  order: ({ name }: ObjectPlan) => `${name}.order`,
}

const reference = (name: string): TSchema => Type.Unsafe({ $ref: `#/components/schemas/${name}` })

/** Over two and more links: too many to list. */
const longPath = String.raw`[a-z][a-z0-9_]{0,47}(\.[a-z][a-z0-9_]{0,47}){2,5}`

const oneOf = (paths: readonly string[], longer: string): TSchema => Type.Union([Type.Enum([...paths]), Type.String({ pattern: `^${longer}$` })])
