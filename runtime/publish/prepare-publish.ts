import type { Policy } from '../../schemas/api/publish-plan.ts'
import { checkDefinitions, lintDefinitions } from '../../schemas/check-definitions.ts'
import { isSameDefinition } from '../../schemas/definition-json.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { definitionSet } from '../../schemas/definition-set.ts'
import { type Issue, pointerStep } from '../../schemas/issue.ts'
import { isSame } from '../../schemas/same-json.ts'
import { administratorRole } from '../../schemas/roles/administrator.ts'
import type { RoleDefinition } from '../../schemas/roles/role.ts'
import type { Caller } from '../caller.ts'
import { compileRelease } from '../compile/compile-release.ts'
import type { Plan } from '../compile/plan.ts'
import { diffPlans } from '../storage/diff.ts'
import type { Step } from '../storage/steps.ts'
import { canonicalHash } from './canonical.ts'
import { type Demand, demandsOf } from './demands.ts'
import type { DraftRow, DraftState } from './draft-state.ts'
import { flowGrantIssues } from './flow-grant-issues.ts'
import { grantIssues } from './grant-issues.ts'
import { releaseDefinitions } from './live-definitions.ts'
import { type PlannedCheck, planChecks, policyIssues } from './plan-checks.ts'
import { type PlannedStep, planSteps } from './plan-steps.ts'
import { secretIssues } from './secret-issues.ts'
import { storedTables, type StoredTables } from './stored-tables.ts'
import type { TrashRow } from './trash.ts'

/** What a publish would make of the live release. */
export interface Target {
  /** Everything that the release would consist of. */
  readonly definitions: readonly DefinitionHeader[]
  /** What it changes, as the draft says it. */
  readonly rows: readonly DraftRow[]
  readonly needed: readonly DraftRow[]
  readonly issues: readonly Issue[]
  /** Everything of the request that the digest stands for. */
  readonly request: PublishChoices
}

export interface PublishChoices {
  readonly only?: readonly string[]
  readonly policies?: Readonly<Record<string, Policy>>
  /** The release to go back to. */
  readonly rollback?: number
}

/** A publish as it was reviewed: what it does, what speaks against it, and the digest that names it. */
export interface PreparedPublish {
  readonly digest: string
  readonly state: DraftState
  readonly target: Target
  readonly steps: readonly Step[]
  readonly demands: readonly Demand[]
  readonly stored: StoredTables
  readonly planned: readonly PlannedStep[]
  readonly checks: readonly PlannedCheck[]
  readonly issues: readonly Issue[]
  readonly warnings: readonly Issue[]
  readonly publishable: boolean
}

/** Check -> compile -> diff -> plan: everything that a publish would do, without doing it. */
export async function preparePublish(
  caller: Caller,
  { state, target, trash }: { state: DraftState; target: Target; trash: ReadonlyMap<string, TrashRow> },
): Promise<PreparedPublish> {
  const before = [...state.live.values()]
  const digest = digestOf(state, target)
  const stored = storedTables(before, trash)
  const faults = await definitionIssues(caller, { state, target, trash })
  const nothing = { digest, state, target, stored, steps: [], demands: [], planned: [], checks: [], warnings: [], publishable: false }
  if (faults.length > 0) return { ...nothing, issues: faults }
  const steps = diffPlans(before, target.definitions, trash)
  const demands = demandsOf(steps, before, { after: target.definitions, context: caller.plan.context })
  const policies = target.request.policies ?? {}
  const { workspace } = caller
  const planned = await planSteps(workspace.data.db, workspace.schema, { steps, stored })
  const checks = await planChecks(caller, { demands, stored, policies })
  const issues = [...steps.flatMap(blockIssue), ...policyIssues(checks, policies, changedRules(target))]
  const stopped = checks.some(({ failing, policy }) => failing > 0 && policy === 'block')
  return {
    digest,
    state,
    target,
    stored,
    steps,
    demands,
    planned,
    checks,
    issues,
    warnings: warningsOf(target),
    publishable: issues.length === 0 && !stopped && steps.length > 0,
  }
}

/** Warnings of what changes, and of the layouts that a changed object or role may make lack something. */
function warningsOf({ definitions, rows }: Target): readonly Issue[] {
  const changed = new Set(rows.map(({ id }) => id))
  const set = definitionSet(definitions)
  const isTouched = (definition: DefinitionHeader): boolean => changed.has(definition.id)
  const isRoleChanged = set.all('role').some(isTouched)
  const layouts = set.all('layout').filter(({ object }) => isRoleChanged || set.all('object').some((each) => each.name === object && isTouched(each)))
  return lintDefinitions([...new Set([...definitions.filter(isTouched), ...layouts])], set)
}

/** SHA-256 of what a publish would do: base, changed definitions and choices. What is counted in the records stays outside. */
export function digestOf({ base, live }: DraftState, { definitions, request }: Target): string {
  const after = new Map(definitions.map((definition) => [definition.id, definition]))
  const changed = definitions.filter((definition) => !isSameDefinition(live.get(definition.id), definition))
  const removed = [...live.keys()].filter((id) => !after.has(id))
  const byId = (a: DefinitionHeader, b: DefinitionHeader): number => (a.id < b.id ? -1 : 1)
  return canonicalHash({ base, changed: changed.toSorted(byId), removed: removed.toSorted(), ...chosen(request) })
}

const changedRules = ({ rows }: Target): ReadonlySet<string> => new Set(rows.flatMap(({ kind, id, body }) => (kind === 'rule' && body ? [id] : [])))

/** No policies and none chosen are the same. */
const chosen = ({ policies = {}, ...request }: PublishChoices): PublishChoices =>
  Object.keys(policies).length === 0 ? request : { ...request, policies }

// Definitions are JSON; their types only name more of it.

/** What makes a release impossible whatever the records say. */
async function definitionIssues(
  caller: Caller,
  { state, target, trash }: { state: DraftState; target: Target; trash: ReadonlyMap<string, TrashRow> },
): Promise<readonly Issue[]> {
  const { issues, candidate } = verdictOn(caller, state, target)
  if (!candidate) return issues
  return [...grantIssues(caller, candidate, await plansBeforeRemoval(caller, candidate, trash)), ...flowGrantIssues(caller, candidate), ...(await secretIssues(caller, candidate))]
}

/** What definitions are by themselves, whoever publishes them: faulty, or the plan that they compile to. */
interface Verdict {
  readonly key: string
  readonly issues: readonly Issue[]
  readonly candidate?: Plan
}

/** A review asks about one selection of one draft again and again: at first, for each policy, and when it is published. */
function verdictOn({ plan }: Caller, state: DraftState, target: Target): Verdict {
  const key = JSON.stringify([plan.settingsNumber, plan.release, target.request])
  const known = verdicts.get(state)
  if (known?.key === key) return known
  const verdict = { key, ...judged(plan, target) }
  verdicts.set(state, verdict)
  return verdict
}

const verdicts = new WeakMap<DraftState, Verdict>()

function judged({ schema, settings, settingsNumber, release }: Plan, { definitions, issues }: Target): Omit<Verdict, 'key'> {
  const found = [...issues, ...checkDefinitions(definitions, definitionSet(definitions)), ...administratorIssues(definitions)]
  // Only definitions without faults compile.
  return found.length > 0 ? { issues: found } : { issues: [], candidate: compileRelease(schema, { number: release + 1, definitions, settings, settingsNumber }) }
}

/** For each object and field that comes back from the trash, the plan of the last release that had it. */
async function plansBeforeRemoval(
  { workspace, plan: live }: Caller,
  candidate: Plan,
  trash: ReadonlyMap<string, TrashRow>,
): Promise<ReadonlyMap<string, Plan>> {
  const returning = [...trash.values()].filter(({ id, object }) =>
    id === object ? candidate.objectsById.has(id) : candidate.objectsById.get(object)?.byId.has(id),
  )
  const numbers = [...new Set(returning.map(({ release }) => release - 1))]
  const { schema, settings, settingsNumber } = live
  const plans = await Promise.all(
    numbers.map(async (number) => {
      const definitions = await releaseDefinitions(workspace.data.db, workspace, number)
      return [number, compileRelease(schema, { number, definitions, settings, settingsNumber })] as const
    }),
  )
  const byNumber = new Map(plans)
  return new Map(
    returning.flatMap(({ id, release }) => {
      const plan = byNumber.get(release - 1)
      return plan ? [[id, plan] as const] : []
    }),
  )
}

/** Without the one role that may do everything a workspace could lock everybody out. */
function administratorIssues(definitions: readonly DefinitionHeader[]): readonly Issue[] {
  const role = definitions.find(({ id }) => id === administratorRole.id) as RoleDefinition | undefined
  const holds =
    role && isSame(role.objects, administratorRole.objects) && isSame(role.system, administratorRole.system) && !role.fields
  return holds
    ? []
    : [{ code: 'role.administrator-changed', path: pointerStep('role') + pointerStep(role?.name ?? administratorRole.name) }]
}

function blockIssue(step: Step): readonly Issue[] {
  if (!step.blocked || !('object' in step)) return []
  return [{ ...step.blocked, path: pointerStep('object') + pointerStep(step.object.name) }]
}
