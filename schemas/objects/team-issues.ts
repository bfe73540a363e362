import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf } from '../fields/field.ts'
import type { Issue } from '../issue.ts'
import type { ObjectDefinition } from './object.ts'
import { ownershipOf } from './ownership-issues.ts'

/** Records that belong to others are reached with them; a team is shared only by records that have one. */
export function teamIssues(object: ObjectDefinition, set: DefinitionSet): readonly Issue[] {
  const ofPart = object.team && ownershipOf(object) ? [{ code: 'object.team-of-part', path: '/team', params: { object: object.label } }] : []
  const shared = object.fields.flatMap((field, index): Issue[] => {
    const link = fieldTypeOf(field).link?.(field)
    const target = link?.to === 'object' && link.sharesTeam ? set.get('object', link.object) : undefined
    return target && !target.team ? [{ code: 'field.lookup.no-team', path: `/fields/${index}/sharesTeam`, params: { object: target.label } }] : []
  })
  return [...ofPart, ...shared]
}
