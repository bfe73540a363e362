import { type PersonMatch, personMatchesFor } from '../../schemas/imports/person-matches.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'

/** What a text may name the record by that a link points at, and how records are found by it. */
export interface LinkMatch {
  /** As mappings say it. */
  readonly match: string
  /** The column of the target that is compared. */
  readonly column: string
  readonly sqlType: string
  /** The field that reads the texts; undefined where they are compared as they are. */
  readonly field: FieldPlan | undefined
  /** Capitals make no difference. */
  readonly isCaseless: boolean
  /** Whether two records may have the same. */
  readonly isUnique: boolean
}

/**
 * The ways to name the target of a link that the caller may use, the usual one first: unique fields, then the title, then
 * the id. Only fields that the caller may read: to find a record by a value is to learn that it has the value.
 */
export function linkMatches(caller: Caller, { link }: FieldPlan): readonly LinkMatch[] {
  if (link?.to === 'person') return personMatchesFor(caller.access.system.has('people')).map(personMatch)
  const target = link && caller.plan.objects.get(link.object)
  return target ? objectMatches(caller, target) : []
}

/** The same for an object that a link may come to point at. */
export function objectMatches({ access }: Caller, target: ObjectPlan): readonly LinkMatch[] {
  const { read, readable } = access.object(target.name)
  if (!read) return []
  const unique = uniqueFields(target)
  const usable = new Set([...unique, target.title].filter(({ name }) => readable.has(name)))
  const byField = [...usable].map(
    (field): LinkMatch => ({ match: field.id, column: field.name, sqlType: field.sqlType, field, isCaseless: false, isUnique: unique.includes(field) }),
  )
  return [...byField, byId]
}

const byId: LinkMatch = { match: 'id', column: 'id', sqlType: 'uuid', field: undefined, isCaseless: true, isUnique: true }

const personMatch = (match: PersonMatch): LinkMatch => ({
  match,
  column: match,
  sqlType: 'text',
  field: undefined,
  // Addresses and names to sign in by are ASCII, which every database lowers alike.
  isCaseless: match === 'email' || match === 'login',
  isUnique: false,
})

/** The fields that are a unique key by themselves. */
const uniqueFields = ({ definition, byName }: ObjectPlan): readonly FieldPlan[] =>
  (definition.unique ?? []).flatMap(({ fields }) => (fields.length === 1 ? (byName.get(fields[0] ?? '') ?? []) : []))
