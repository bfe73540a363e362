import { sql, type SQL } from 'drizzle-orm'
import { type Issue, issueUnder } from '../../../schemas/issue.ts'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import type { RuleScope } from '../../../schemas/rules/scope.ts'
import type { Caller } from '../../caller.ts'
import { conditionOfRule } from '../../rules/sql-of-rule.ts'
import type { Gate } from '../gate.ts'
import type { QueryColumns } from './columns.ts'
import { sqlMoment } from './moment.ts'

interface Conditioned {
  readonly caller: Caller
  readonly gate: Gate
  readonly found: QueryColumns
  readonly issues: Issue[]
}

/** A filter as a condition; what is wrong with it is added to the issues. No filter, no condition. */
export function ruleCondition(rule: unknown, { caller, gate, found, issues }: Conditioned): readonly SQL[] {
  if (rule === undefined || rule === null) return []
  const checked = checkRule(rule, readableScope({ caller, gate, found }), { type: 'boolean' })
  if (isRefused(checked)) {
    issues.push(...checked.issues.map((issue) => issueUnder('/where', issue)))
    return []
  }
  const columnAt = (path: readonly string[]): SQL => found.column(path)?.sql ?? sql`null`
  return [conditionOfRule(checked.tree, columnAt, sqlMoment(caller))]
}

/** The names of the object that the caller may read, on every hop: to a filter the others do not exist. */
function readableScope({ caller, gate, found }: Omit<Conditioned, 'issues'>): RuleScope {
  const scope = objectScope(gate.object.definition, caller.plan.definitions, caller.plan.context)
  return {
    field: (path) => (found.column(path) ? scope.field(path) : undefined),
    names: () => scope.names().filter((name) => found.column(name.split('.')) !== undefined),
  }
}
