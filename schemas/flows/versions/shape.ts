import type { CompiledFlow, CompiledNode } from '../compiled-flow.ts'
import type { JoinPolicy } from '../node-type.ts'

type Target = (node: string) => string

interface Split {
  readonly flow: CompiledFlow
  readonly split: CompiledNode
}

/** Whether a node lies within the same branches as the one whose place it takes. */
export const sameBranches = (was: CompiledNode, is: CompiledNode, target: Target): boolean =>
  was.branches.length === is.branches.length && was.branches.every(({ split, port }, index) => is.branches[index]?.split === target(split) && is.branches[index].port === port)

/** What keeps branches that are under way from going on by the other version: it has others, or brings them together otherwise. */
export function shapeFault(was: Split, is: Split, target: Target): 'other-split' | 'other-join' | undefined {
  if (is.split.type.does.kind !== was.split.type.does.kind || !sameNames([...was.split.out.keys()], [...is.split.out.keys()])) return 'other-split'
  const [wasJoin, isJoin] = [joinOf(was), joinOf(is)]
  if (!wasJoin || !isJoin) return wasJoin === isJoin ? undefined : 'other-join'
  const isSame = target(wasJoin.id) === isJoin.id && policyOf(wasJoin) === policyOf(isJoin) && sameNames(branchesInto(was, wasJoin), branchesInto(is, isJoin))
  return isSame ? undefined : 'other-join'
}

const joinOf = ({ flow, split: { join } }: Split): CompiledNode | undefined => (join === undefined ? undefined : flow.nodes.get(join))

function policyOf({ type: { does }, settings }: CompiledNode): string {
  if (does.kind !== 'join') return ''
  const policy: JoinPolicy = does.policy(settings)
  return policy.waitsFor === 'any' ? `any ${policy.rest}` : policy.waitsFor
}

/** The branches of a split that come to its join, one name an edge. */
const branchesInto = ({ flow, split }: Split, join: CompiledNode): readonly string[] => join.in.map((edge) => branchOf(flow, edge, split.id) ?? '')

const sameNames = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.toSorted().join('\n') === others.toSorted().join('\n')

/** By which branch of a split an edge goes: the port by which it leaves the split, or of the branch in which it begins. */
function branchOf(flow: CompiledFlow, edge: string, split: string): string | undefined {
  for (const node of flow.nodes.values()) {
    for (const [port, { id }] of node.out) if (id === edge) return node.id === split ? port : node.branches.find((branch) => branch.split === split)?.port
  }
  return undefined
}

/** The edge by which a branch comes to the join of the other version: the same, or the first of that branch. */
export function edgeOfBranch(was: { readonly flow: CompiledFlow; readonly edge: string; readonly split: string }, is: { readonly flow: CompiledFlow; readonly join: CompiledNode; readonly split: string }): string | null {
  const port = branchOf(was.flow, was.edge, was.split)
  const same = is.join.in.filter((edge) => branchOf(is.flow, edge, is.split) === port)
  return same.find((edge) => edge === was.edge) ?? same[0] ?? null
}
