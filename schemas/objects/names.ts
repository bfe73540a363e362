import { apiNamePattern } from '../definition.ts'

/** Columns that every business table has; fields cannot take their names. */
export const systemColumns = [
  'id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'owner', 'record_type', 'deleted_at',
] as const

export type SystemColumn = (typeof systemColumns)[number]

/** What rules call the people of the workspace: the one name that fields may have and objects may not. */
export const peopleObject = 'user'

const postgresColumns = ['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']

/** The one well-formed name that every JavaScript object answers to without having it. */
const inherited = ['constructor']

const reserved = new Set<string>([...systemColumns, ...postgresColumns, ...inherited])

/** Why a name cannot be an API name of an object or field; undefined when it can. */
export function nameFault(name: string): 'name.malformed' | 'name.reserved' | undefined {
  if (!wellFormed.test(name)) return 'name.malformed'
  return reserved.has(name) ? 'name.reserved' : undefined
}

const wellFormed = new RegExp(apiNamePattern)
