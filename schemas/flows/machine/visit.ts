import { assertNever } from '../../assert-never.ts'
import type { Json } from '../../pointer.ts'
import type { CompiledNode } from '../compiled-flow.ts'
import type { ActBehaviour } from '../node-type.ts'
import { arrive, fork } from './joining.ts'
import { keyOf, nodeRun } from './node-run.ts'
import { cancelToken, end, fail, leave } from './paths.ts'
import type { Request } from './request.ts'
import type { Token } from './run-state.ts'
import { openWait, startWait } from './waiting.ts'
import { change, living, nodeOf, type Working } from './working.ts'

/** Brings one ready token on; what it needs of the driver is answered. */
export function visit(run: Working, token: Token): Request | undefined {
  const node = nodeOf(run, token.node)
  const times = (run.visits[node.id] ?? 0) + 1
  run.visits[node.id] = times
  const entered = change(run, token, { kind: 'entered', visit: times, state: 'waiting' })
  if (totalVisits(run) > run.flow.mostVisits) return void fail(run, entered, { code: 'run.too-many-visits', params: { limit: run.flow.mostVisits } })
  if (node.isLost) return void fail(run, entered, { code: 'run.name-gone', params: { node: node.key } })
  return behave(run, entered, node)
}

const totalVisits = ({ visits }: Working): number => Object.values(visits).reduce((sum, times) => sum + times, 0)

function behave(run: Working, token: Token, node: CompiledNode): Request | undefined {
  const { does } = node.type
  switch (does.kind) {
    case 'decide':
      return void leave(run, token, { port: does.decide(node.settings, nodeRun(run, token, node)) })
    case 'act':
      return act(run, token, does)
    case 'wait':
    case 'tell':
      return openWait(run, token, does)
    case 'split':
      return void fork(run, token, node)
    case 'join':
      return void arrive(run, token, does.policy(node.settings))
    case 'end':
      return void (does.ends(node.settings) === 'run' ? terminate(run, token) : end(run, token))
    default:
      return assertNever(does)
  }
}

function act(run: Working, token: Token, does: ActBehaviour<unknown>): Request | undefined {
  const node = nodeOf(run, token.node)
  const effect = does.effect(node.settings, nodeRun(run, token, node))
  switch (effect.kind) {
    case 'record':
      return { kind: 'effect', token: token.id, effect }
    case 'assign':
      Object.assign(run.vars, effect.values)
      return void leave(run, token, { port: 'out' })
    case 'outside':
    case 'child':
      run.wanted.effects.push({ key: keyOf(token), effect, node: node.id, wait: startWait(run, token, { kind: 'act', state: null }).id })
      return undefined
    default:
      return assertNever(effect)
  }
}

/** An effect has had its result: the node gives it back and the token goes on. */
export function acted(run: Working, token: Token, result: Json): void {
  const node = nodeOf(run, token.node)
  const { does } = node.type
  if (does.kind === 'act' && does.result) run.outputs[node.id] = does.result(node.settings, result)
  leave(run, token, { port: 'out' })
}

/** Ends the run with everything that is still under way. */
function terminate(run: Working, token: Token): void {
  for (const other of living(run)) if (other.id !== token.id) cancelToken(run, other)
  run.activations.clear()
  change(run, token, { kind: 'ended', state: 'consumed' })
}
