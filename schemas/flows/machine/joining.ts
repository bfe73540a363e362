import type { CompiledNode } from '../compiled-flow.ts'
import type { JoinPolicy } from '../node-type.ts'
import { branchEnds, cancelWithin, judge, settle } from './paths.ts'
import type { Activation, Token } from './run-state.ts'
import { change, counted, emit, nodeOf, type Working } from './working.ts'

/** A split fires: one token for each way out. */
export function fork(run: Working, token: Token, node: CompiledNode): void {
  const id = counted(run, 'activation')
  run.activations.set(id, { id, split: node.id, outer: token.activation, expected: node.out.size, arrived: 0, dead: 0, fired: false })
  change(run, token, { kind: 'forked', state: 'consumed', data: { activation: id } })
  for (const edge of node.out.values()) emit(run, { node: edge.to, edge: edge.id, activation: id })
}

/** A token comes to a join. */
export function arrive(run: Working, token: Token, policy: JoinPolicy): void {
  const node = nodeOf(run, token.node)
  const activation = activationOf(run, token)
  if (activation.fired) return eat(run, token, activation)
  const arrived = { ...activation, arrived: activation.arrived + 1 }
  run.activations.set(activation.id, arrived)
  change(run, token, { kind: 'arrived', state: 'waiting' })
  const held = heldAt(run, node, activation.id)
  if (policy.waitsFor === 'any') return fire(run, node, { activation: arrived, eaten: held, policy })
  // Two tokens on one edge are no two branches: one of each edge is eaten, the oldest.
  const firsts = node.in.flatMap((edge) => held.find((each) => each.edge === edge) ?? [])
  if (firsts.length === node.in.length) return fire(run, node, { activation: arrived, eaten: firsts, policy })
  judge(run, arrived)
}

interface Firing {
  readonly activation: Activation
  readonly eaten: readonly Token[]
  readonly policy: JoinPolicy
}

function fire(run: Working, node: CompiledNode, { activation, eaten, policy }: Firing): void {
  for (const token of eaten) change(run, token, { kind: 'joined', state: 'consumed' })
  settle(run, { ...activation, fired: true })
  if (policy.waitsFor === 'any' && policy.rest === 'cancel') cancelWithin(run, activation.id)
  const out = node.out.get('out')
  if (out) emit(run, { node: out.to, edge: out.id, activation: activation.outer })
  else branchEnds(run, activation.outer)
}

/** Who comes to a join, or out of its branch, after it has fired leaves no trace but in the history. */
export function eat(run: Working, token: Token, activation: Activation): void {
  change(run, token, { kind: 'eaten', state: 'consumed' })
  settle(run, { ...activation, arrived: activation.arrived + 1 })
}

const heldAt = (run: Working, node: CompiledNode, activation: number): readonly Token[] =>
  [...run.tokens.values()].filter((token) => token.node === node.id && token.activation === activation && token.state === 'waiting').toSorted((one, other) => one.seq - other.seq)

function activationOf(run: Working, { activation, node }: Token): Activation {
  const found = activation === null ? undefined : run.activations.get(activation)
  if (!found) throw new Error(`a token came to the join ${nodeOf(run, node).key} from no split`)
  return found
}
