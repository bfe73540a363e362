import type { Json } from '../../pointer.ts'
import { closeWaits } from './closing.ts'
import type { Activation, Token } from './run-state.ts'
import { change, isLiving, living, nodeOf, type Working } from './working.ts'

interface Leaving {
  readonly port: string
  /** Who sent it on, where a person did. */
  readonly by?: string | undefined
}

/** Sends a token out of its node by a port; where no edge leaves there, its path ends. */
export function leave(run: Working, token: Token, { port, by }: Leaving): void {
  const edge = nodeOf(run, token.node).out.get(port)
  if (!edge) return end(run, token)
  change(run, token, { kind: 'left', node: edge.to, edge: edge.id, state: 'ready', data: { port, from: token.node }, ...(by !== undefined && { by }) })
}

/** A path of the run ends here. */
export function end(run: Working, token: Token): void {
  change(run, token, { kind: 'ended', state: 'consumed' })
  branchEnds(run, token.activation)
}

/** A way out that failures take, where one is drawn; else the flow's handler, once; else an administrator is asked. */
export function fail(run: Working, token: Token, { code, params = {} }: { code: string; params?: Readonly<Record<string, Json>> }): void {
  closeWaits(run, token)
  const node = nodeOf(run, token.node)
  const data = { code, params }
  if (node.out.has('failed')) {
    run.outputs[node.id] = { ...run.outputs[node.id], error: code }
    return leave(run, token, { port: 'failed' })
  }
  const { handler } = run.flow
  if (handler !== undefined && !run.handled) return handle(run, token, { handler, code, data })
  change(run, token, { kind: 'failed', state: 'failed', data })
  run.wanted.incidents.push({ token: token.id, node: node.id, code, params })
}

/** The handler takes the run over: whatever else was under way ends. */
function handle(run: Working, token: Token, { handler, code, data }: { handler: string; code: string; data: Json }): void {
  run.handled = true
  for (const other of living(run)) if (other.id !== token.id) cancelToken(run, other)
  run.activations.clear()
  run.outputs[handler] = { error: code, node: nodeOf(run, token.node).key }
  change(run, token, { kind: 'handled', node: handler, edge: null, activation: null, state: 'ready', data })
}

/** Takes a token out of the run, with all that it waited for. */
export function cancelToken(run: Working, token: Token, { by, reason }: { readonly by?: string; readonly reason?: string } = {}): void {
  closeWaits(run, token)
  change(run, token, { kind: 'cancelled', state: 'cancelled', ...(by !== undefined && { by }), ...(reason !== undefined && { data: { reason } }) })
}

/** A branch has ended without coming to its join. */
export function branchEnds(run: Working, id: number | null): void {
  const activation = id === null ? undefined : run.activations.get(id)
  if (!activation) return
  const less = { ...activation, dead: activation.dead + 1 }
  run.activations.set(less.id, less)
  judge(run, less)
}

/** Where every branch has arrived or ended, nothing more can come: the join fails, or the way around the split ends with it. */
export function judge(run: Working, activation: Activation): void {
  if (activation.arrived + activation.dead < activation.expected) return
  if (activation.fired) return settle(run, activation)
  const stranded = [...run.tokens.values()].filter((token) => token.activation === activation.id && token.state === 'waiting')
  const [first, ...others] = stranded
  close(run, activation)
  if (!first) return branchEnds(run, activation.outer)
  for (const token of others) change(run, token, { kind: 'joined', state: 'consumed' })
  fail(run, { ...first, activation: activation.outer }, { code: 'run.join-unreachable' })
}

/** Keeps an activation for as long as some of its branches are under way. */
export function settle(run: Working, activation: Activation): void {
  if (activation.arrived + activation.dead < activation.expected) run.activations.set(activation.id, activation)
  else close(run, activation)
}

/** An activation is over. What goes on for itself in splits within it stands in what was around it from then on. */
function close(run: Working, { id, outer }: Activation): void {
  run.activations.delete(id)
  for (const inner of run.activations.values()) if (inner.outer === id) run.activations.set(inner.id, { ...inner, outer })
}

/** Everything that is under way within an activation, in splits within it too, ends. */
export function cancelWithin(run: Working, id: number): void {
  for (const inner of [...run.activations.values()].filter(({ outer }) => outer === id)) {
    cancelWithin(run, inner.id)
    run.activations.delete(inner.id)
  }
  for (const token of run.tokens.values()) if (token.activation === id && isLiving(token)) cancelToken(run, token)
  run.activations.delete(id)
}
