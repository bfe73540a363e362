import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf, ruleTypeOf } from '../fields/field.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { fieldOf } from '../objects/object.ts'
import { allFieldsOf } from '../objects/system-fields.ts'
import { checkCases } from './cases/check-cases.ts'
import { filledField } from '../picklists/shared-options.ts'
import { approvalStatuses } from './approval/approval-status.ts'
import { checkExpressions } from './check-expressions.ts'
import { checkMentions } from './check-mentions.ts'
import { checkMessages } from './check-messages.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from './flow.ts'
import { flowScope, triggerScope } from './flow-scope.ts'
import { checkGraph } from './graph/check-graph.ts'
import { graphOf } from './graph/graph.ts'
import { knownNames } from './graph/known-names.ts'
import { startObjectOf, triggerTypeOf } from './trigger.ts'
import { typedExpressions } from './typed-expressions.ts'

/** Faults of a flow that its schema cannot say: what it names, its settings and expressions, and what is unsound in how it is drawn. */
export function checkFlow(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const missing = checkMentions(flow, set)
  const drawn = checkGraph(flow)
  const found = [...missing, ...drawn, ...triggerIssues(flow, set), ...statusIssues(flow, set), ...nodesIssues(flow, set, drawn.length === 0), ...checkMessages(flow, set)]
  return found.length > 0 ? found : checkCases(flow, set)
}

function triggerIssues(flow: FlowDefinition, set: DefinitionSet): Issue[] {
  const { trigger, variables = [] } = flow
  const type = triggerTypeOf(trigger)
  const unknown = (type.sets?.(trigger) ?? []).filter((name) => !variables.some((variable) => variable.name === name))
  return [
    ...(type.check?.(trigger) ?? []).map((issue) => issueUnder('/trigger', issue)),
    ...unknown.map((name) => ({ code: 'flow.unknown-variable', path: '/trigger', params: { variable: name } })),
    ...dateIssues(flow, set),
    ...(type.unattended && flow.principal === 'person' ? [{ code: 'flow.nobody-to-act-for', path: '/principal' }] : []),
    ...checkExpressions({ expressions: type.expressions?.(trigger) ?? [] }, triggerScope(flow, set)).map((issue) => issueUnder('/trigger', issue)),
  ]
}

/** What is due by a field needs one that holds a date or a moment. */
function dateIssues({ trigger }: FlowDefinition, set: DefinitionSet): Issue[] {
  const name = triggerTypeOf(trigger).date?.(trigger)
  const object = name === undefined ? undefined : set.get('object', objectOf({ trigger }) ?? '')
  const field = name === undefined ? undefined : object && allFieldsOf(object).find((each) => each.name === name)
  return field && !['date', 'datetime'].includes(ruleTypeOf(field).type) ? [{ code: 'flow.not-a-date', path: '/trigger/field', params: { field: field.name } }] : []
}

/** The status of an approval is kept in a picklist field of the flow's own records. */
function statusIssues(flow: FlowDefinition, set: DefinitionSet): Issue[] {
  if (flow.status === undefined) return []
  const name = objectOf(flow)
  if (name === undefined) return [{ code: 'flow.status-without-record', path: '/status' }]
  const object = set.get('object', name)
  const field = object && fieldOf(object, flow.status)
  if (!field) return []
  if (ruleTypeOf(field).type !== 'option') return [{ code: 'flow.status-not-a-choice', path: '/status', params: { field: flow.status } }]
  const values = new Set((fieldTypeOf(field).options?.(filledField(field, set)) ?? []).map(({ value }) => value))
  const missing = approvalStatuses.filter((status) => !values.has(status))
  return missing.length > 0 ? [{ code: 'flow.status-options-missing', path: '/status', params: { field: flow.status, options: missing.join(', ') } }] : []
}

function nodesIssues(flow: FlowDefinition, set: DefinitionSet, isDrawnWell: boolean): Issue[] {
  const given = (triggerTypeOf(flow.trigger).sets?.(flow.trigger) ?? []).map((name) => `vars.${name}`)
  const known = isDrawnWell ? knownNames(graphOf(flow), given) : new Map<string, ReadonlySet<string>>()
  const scope = flowScope(flow, set)
  const variables = new Set((flow.variables ?? []).map(({ name }) => name))
  return flow.nodes.flatMap((node, index) => {
    const type = nodeTypeOf(node)
    const settings = node.settings ?? {}
    const unknown = (type.ofVariables?.(settings) ?? []).filter(({ variable }) => !variables.has(variable))
    const issues = [
      ...(type.check?.(settings) ?? []),
      ...unknown.map(({ path, variable }) => ({ code: 'flow.unknown-variable', path, params: { variable } })),
      ...checkExpressions({ expressions: typedExpressions(flow, node, set), known: known.get(node.key) }, scope),
    ]
    return issues.map((issue) => issueUnder(`/nodes/${index}/settings`, isAboutMany(flow) ? withoutRecord(issue) : issue))
  })
}

/** Whether its runs are about several records of an object, and so about none of them. */
const isAboutMany = ({ trigger }: FlowDefinition): boolean => objectOf({ trigger }) === undefined && startObjectOf(trigger) !== undefined

/** To say that there is no such field would be no help: there is one, and the run has no record. */
const withoutRecord = (issue: Issue): Issue =>
  issue.code === 'rule.unknown-field' && /^(record|old)\b/.test(String(issue.params?.['field'])) ? { code: 'flow.no-record-of-many', path: issue.path, params: { field: issue.params?.['field'] ?? '' } } : issue
