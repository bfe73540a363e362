import type { ObjectPlan } from '../compile/plan.ts'
import { either, ofParent, type Reach } from './reach.ts'

type Scoped = { readonly read: Reach; readonly update: Reach; readonly delete: Reach }

/**
 * Rights widened by teams: who is in the team of a record reaches it although the role reaches less, but nobody by a right that
 * no role gives. Whoever changes a record through its team changes what belongs to it, too; the record itself is not deleted by its team.
 */
export function withTeams(object: ObjectPlan, { read, update, delete: remove }: Scoped): Scoped {
  const [seeing, changing] = [teamReach(object, 'read'), teamReach(object, 'update')]
  const widened = (reach: Reach, team: Reach): Reach => (reach && team ? either([reach, team]) : reach)
  return { read: widened(read, seeing), update: widened(update, changing), delete: widened(remove, hasTeam(object) ? false : changing) }
}

/** Whether people can be in teams of the object's records, or come to them by the team of what they point at. */
const hasTeam = (object: ObjectPlan): boolean => object.definition.team === true || object.teamLinks().length > 0

function teamReach(object: ObjectPlan, right: 'read' | 'update'): Reach {
  if (hasTeam(object)) return { kind: 'member', right }
  return object.parent ? ofParent(teamReach(object.parent.object(), right)) : false
}
