import type { Json } from '../../pointer.ts'
import { isRuleFailure, type RuleValue } from '../../rules/values.ts'
import type { CompiledNode } from '../compiled-flow.ts'
import { advance, type RequestAnswer, type Step } from '../machine/advance.ts'
import type { InboxRow } from '../machine/inbox.ts'
import type { Request } from '../machine/request.ts'
import type { RunReading } from '../machine/working.ts'
import { performTrial } from './trial-effects.ts'
import type { Trial, TrialGiven, TrialWorld } from './trial.ts'

/** A trial while it goes on. */
export interface Walking {
  readonly world: TrialWorld
  readonly given: TrialGiven
  /** What records hold by now, by path. */
  readonly values: Map<string, RuleValue>
  state: Trial['state']
  now: string
  history: Trial['history']
  tasks: Trial['tasks']
  timers: Trial['timers']
  effects: Trial['effects']
  incidents: Trial['incidents']
  looks: Trial['looks']
  people: Trial['people']
  needs: Trial['needs']
  /** Counts the records that would have been created. */
  created: number
}

/** Takes steps until the run waits for people or time: effects are answered at once. */
export function stepTrial(walking: Walking, rows: readonly InboxRow[]): void {
  for (let inbox = rows, isFirst = true; isFirst || inbox.length > 0; isFirst = false) {
    inbox = stepOnce(walking, inbox)
    if (walking.needs.length > 0) return
  }
}

/** One step at one moment; answers what its effects come back with. */
function stepOnce(walking: Walking, rows: readonly InboxRow[]): readonly InboxRow[] {
  const { world, now } = walking
  const context = world.context(now)
  const step = advance(world.flow, walking.state, { now, zone: context.zone, evaluate: (node, pointer, run) => look(walking, { node, pointer, run }) })
  for (const row of rows) settle(walking, step, step.take(row))
  for (let next = step.next(); next !== 'done' && walking.needs.length === 0; next = step.next()) if (next !== 'went') settle(walking, step, next)
  if (walking.needs.length > 0) return []
  return keep(walking, step)
}

function settle(walking: Walking, step: Step, first: Request | undefined): void {
  for (let request = first; request; ) {
    const answer = answerTo(walking, step, request)
    if (!answer) return
    request = step.answer(answer)
  }
}

function answerTo(walking: Walking, step: Step, request: Request): RequestAnswer | undefined {
  const node = step.result().state.tokens.find(({ id }) => id === request.token)?.node ?? ''
  if (request.kind === 'effect') return performTrial(walking, node, request.effect)
  const answers = request.questions.map((question) => ({ question, answer: walking.world.answer(question) }))
  const known = answers.flatMap(({ question, answer }) => (answer ? [{ node, question, answer }] : []))
  walking.needs = answers.flatMap(({ question, answer }) => (answer ? [] : [question]))
  if (walking.needs.length > 0) return undefined
  walking.people = [...walking.people, ...known]
  return { kind: 'people', answers: known.map(({ answer }) => answer) }
}

/** Takes over what a step has come to. */
function keep(walking: Walking, step: Step): readonly InboxRow[] {
  const { state, history, wanted } = step.result()
  walking.state = state
  walking.history = [...walking.history, ...history]
  const closed = new Set(wanted.closed.map(({ wait, key }) => `${wait} ${key}`))
  walking.tasks = [...walking.tasks, ...wanted.opened].filter(({ wait, key }) => !closed.has(`${wait} ${key}`))
  for (const { wait, key, at } of wanted.timers) {
    const others = walking.timers.filter((timer) => timer.wait !== wait || timer.key !== key)
    const node = state.waits.find(({ id }) => id === wait)?.node
    walking.timers = at === null || node === undefined ? others : [...others, { wait, node, key, at }]
  }
  walking.incidents = [...walking.incidents, ...wanted.incidents]
  return wanted.effects.flatMap(({ node, effect, wait }): InboxRow[] => {
    const answer = performTrial(walking, node, effect)
    return wait === null || answer.kind === 'people' ? [] : [{ kind: 'wait', wait, event: answer }]
  })
}

interface Looking {
  readonly node: CompiledNode
  readonly pointer: string
  readonly run: RunReading
}

/** Evaluates an expression, and notes what it read. */
function look(walking: Walking, { node, pointer, run }: Looking): RuleValue | undefined {
  const expression = node.expressions.get(pointer)
  if (!expression) return null
  const reads = Object.fromEntries(expression.reads.map((path) => [path, valueAt(walking, path, run) ?? null]))
  const result = expression.rule(reads, walking.world.context(walking.now))
  const value = isRuleFailure(result) ? undefined : result
  walking.looks = [...walking.looks, { node: node.id, pointer, reads, value }]
  return value
}

function valueAt({ given, values, world }: Walking, path: string, run: RunReading): RuleValue | undefined {
  if (path === 'record') return given.record
  if (path === 'requester') return run.requester
  if (path.startsWith('vars.')) return run.vars[path.slice('vars.'.length)]
  if (values.has(path)) return values.get(path)
  const [root, key, name] = path.split('.')
  if (root !== 'nodes' || name === undefined) return undefined
  const node = [...world.flow.nodes.values()].find((each) => each.key === key)
  return node && run.outputs[node.id]?.[name]
}

/** What a rule gives is JSON. */
export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json
