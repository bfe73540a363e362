import { assertNever } from '../../assert-never.ts'
import type { CompiledNode } from '../compiled-flow.ts'
import type { Json } from '../../pointer.ts'
import type { TellBehaviour, WaitBehaviour, WaitStep } from '../node-type.ts'
import { closeWaits, waitOf } from './closing.ts'
import type { WaitEvent } from './inbox.ts'
import { goBack } from './going-back.ts'
import { keyOf, nodeRun } from './node-run.ts'
import { fail, leave } from './paths.ts'
import type { Answer } from './question.ts'
import type { Token, Wait } from './run-state.ts'
import type { Request } from './request.ts'
import { change, counted, nodeOf, type Working } from './working.ts'

/** A token begins to wait. */
export function startWait(run: Working, token: Token, wait: Pick<Wait, 'kind' | 'state'>): Wait {
  const opened: Wait = { id: counted(run, 'wait'), token: token.id, node: token.node, tasks: [], timers: [], ...wait }
  run.waits.set(opened.id, opened)
  change(run, token, { kind: 'waits', state: 'waiting', data: { wait: opened.id } })
  return opened
}

/** A token comes to a node that waits, or tells people: it first asks what it must know. */
export function openWait(run: Working, token: Token, does: WaitBehaviour<unknown> | TellBehaviour<unknown>): Request | undefined {
  const node = nodeOf(run, token.node)
  const questions = does.asks?.(node.settings, nodeRun(run, token, node)) ?? []
  return questions.length > 0 ? { kind: 'questions', token: token.id, questions } : opened(run, token, [])
}

/** What the node asked is answered, and it opens. */
export function opened(run: Working, token: Token, answers: readonly Answer[]): Request | undefined {
  const node = nodeOf(run, token.node)
  const { does } = node.type
  const around = nodeRun(run, token, node)
  if (does.kind === 'tell') return took(run, token, { kind: 'leave', port: 'out', effects: does.effects(node.settings, around, answers) })
  return took(run, token, waitBehaviour(node).open(node.settings, around, answers))
}

/** A waiting token is told of something; it may ask before it says what follows. */
export function resumed(run: Working, wait: Wait, told: { readonly event: WaitEvent; readonly answers: readonly Answer[] }): Request | undefined {
  const token = run.tokens.get(wait.token)
  if (!token) throw new Error(`a wait without its token, ${wait.token}`)
  const node = nodeOf(run, token.node)
  const step = waitBehaviour(node).resume(node.settings, nodeRun(run, token, node), { state: wait.state, ...told })
  // A node that asks first is told once more, with the answers.
  if (step.kind !== 'ask') noteEvent(run, token, told.event)
  return took(run, token, step)
}

/** What people decide and what time brings is kept for whoever asks later how it came to this. */
function noteEvent(run: Working, token: Token, event: WaitEvent): void {
  if (event.kind === 'timer') change(run, token, { kind: 'resumed', data: { timer: event.key } })
  if (event.kind === 'handed') {
    const { task, by, from, to, comment } = event
    change(run, token, { kind: 'handed', ...(by !== null && { by }), data: { task, from, to: { ...to }, ...(comment !== undefined && { comment }) } })
  }
  if (event.kind !== 'decision') return
  const { kind: _, by, to, files, ...said } = event
  change(run, token, { kind: 'resumed', by, data: { ...said, ...(to && { to: { ...to } }), ...(files && { files: files.map((file) => ({ ...file })) }) } })
}

/** Does what a waiting node says next. */
function took(run: Working, token: Token, step: WaitStep): Request | undefined {
  switch (step.kind) {
    case 'ask':
      return { kind: 'questions', token: token.id, questions: step.questions }
    case 'wait':
      waitOn(run, token, step)
      return void note(run, token, step.note)
    case 'leave': {
      const { port, output, effects = [] } = step
      note(run, token, step.note)
      closeWaits(run, token)
      if (output) run.outputs[token.node] = output
      want(run, token, effects)
      return void leave(run, token, { port })
    }
    case 'go':
      return void goBack(run, token, step.node)
    case 'fail':
      return void fail(run, token, step)
    default:
      return assertNever(step)
  }
}

function note(run: Working, token: Token, data: Json | undefined): void {
  if (data !== undefined) change(run, run.tokens.get(token.id) ?? token, { kind: 'asked', data })
}

function waitOn(run: Working, token: Token, { state, opens = [], closes = [], timers = [], effects = [] }: Extract<WaitStep, { kind: 'wait' }>): void {
  const wait = waitOf(run, token) ?? startWait(run, token, { kind: 'open', state })
  const tasks = [...wait.tasks.filter((key) => !closes.includes(key)), ...opens.map(({ key }) => key)]
  const armed = timers.filter(({ at }) => at !== null).map(({ key }) => key)
  const kept = wait.timers.filter((key) => !timers.some((timer) => timer.key === key))
  run.waits.set(wait.id, { ...wait, state, tasks, timers: [...kept, ...armed] })
  for (const key of closes) run.wanted.closed.push({ wait: wait.id, key })
  for (const task of opens) run.wanted.opened.push({ ...task, wait: wait.id, node: token.node, token: token.id })
  for (const { key, at } of timers) run.wanted.timers.push({ wait: wait.id, key, at })
  want(run, token, effects)
}

function want(run: Working, token: Token, effects: Extract<WaitStep, { kind: 'wait' }>['effects'] & object): void {
  for (const effect of effects) run.wanted.effects.push({ key: `${keyOf(token)}.${run.counters.history}.${run.wanted.effects.length}`, effect, node: token.node, wait: null })
}

function waitBehaviour({ type, key }: CompiledNode): WaitBehaviour<unknown> {
  if (type.does.kind !== 'wait') throw new Error(`the node ${key} waits for nothing`)
  return type.does
}
