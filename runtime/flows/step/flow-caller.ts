import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import type { CompiledFlow } from '../../../schemas/flows/compiled-flow.ts'
import type { Caller, Person } from '../../caller.ts'
import type { ObjectPlan, Plan } from '../../compile/plan.ts'
import type { Access, ObjectAccess } from '../../roles/access.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** A version of a flow, compiled under a plan. */
export interface FlowPlan {
  /** Id of the version. */
  readonly version: string
  readonly flow: CompiledFlow
  /** As it was published, in today's names: what its steps are called stands there. */
  readonly definition: FlowDefinition
  /** Some of its steps give people tasks. */
  readonly asksPeople: boolean
  /** Ids of the fields that a step keeps from being changed while it is open, by the step's id; `*` for all. */
  readonly locks: ReadonlyMap<string, readonly string[]>
  readonly records: readonly RecordRead[]
  /** By path, the key by which a run keeps it with what its start gave: ids of the fields of which steps read what they held before (`old.amount`), and `batch.count`. */
  readonly given: ReadonlyMap<string, string>
  /** The object of the records that a name stands for. */
  objectOf(name: string): string | undefined
  /** By object: the fields that its nodes set, and whether one of them creates records. */
  readonly writes: ReadonlyMap<string, FlowWrites>
}

/** A record whose fields expressions of a flow read. */
export interface RecordRead {
  /** The name that leads to it. */
  readonly root: string
  readonly object: string
  /** What is read, by paths from there. */
  readonly paths: readonly string[]
  /** Ids of the nodes that read something of it. */
  readonly nodes: ReadonlySet<string>
}

export interface FlowWrites {
  readonly creates: boolean
  readonly fields: ReadonlySet<string>
}

/**
 * The flow as a caller: it reads what its expressions name, and writes what its nodes say and nothing else. What it does is
 * done in the name of whoever started it.
 */
export const callerOfFlow = (workspace: Workspace, plan: Plan, { flow, person }: { readonly flow: FlowPlan; readonly person: Person }): Caller => ({
  workspace,
  plan,
  person,
  access: plan.memo(`access:@flow:${flow.version}`, () => accessOfFlow(plan, flow)),
  rights: 0,
})

/** Who stands for the person of a run that nobody has started: what it writes names no person. */
export const nobody = ({ settings }: Plan): Person => ({ id: '00000000-0000-0000-0000-000000000000', name: '', language: settings.languages[0] ?? 'en', zone: settings.zone })

function accessOfFlow({ objects }: Plan, { version, writes }: FlowPlan): Access {
  const each = new Map([...objects.values()].map((object): [string, ObjectAccess] => [object.name, accessTo(object, writes.get(object.name))]))
  return { key: `@flow:${version}`, object: (name) => each.get(name) ?? none, system: new Set(), hasRules: false, ofFlow: true }
}

const accessTo = ({ byName }: ObjectPlan, writes: FlowWrites | undefined): ObjectAccess => ({
  ...none,
  create: writes?.creates ?? false,
  read: 'all',
  update: writes ? 'all' : false,
  assign: writes?.fields.has('owner') ?? false,
  readable: new Set(byName.keys()),
  editable: writes?.fields ?? new Set(),
})

const none: ObjectAccess = {
  create: false, read: false, update: false, delete: false, assign: false, claim: false, export: false, import: false, readable: new Set(), editable: new Set(),
}
