import type { Json } from '../../pointer.ts'
import type { RuleValue } from '../../rules/values.ts'
import type { RequestAnswer } from '../machine/advance.ts'
import type { Effect } from '../machine/effect.ts'
import type { Walking } from './step-trial.ts'

/** Notes an effect that would have been done, and answers as if it had been; or as if it had failed, where that is tried. */
export function performTrial(walking: Walking, node: string, effect: Effect): RequestAnswer {
  const failed = walking.given.failing.includes(node)
  walking.effects = [...walking.effects, { node, effect, failed }]
  if (failed) return { kind: 'refused', code: 'run.tried-failure' }
  return { kind: 'done', result: resultOf(walking, effect) }
}

/** What comes back of an effect that succeeds: nothing is found, another system says yes. */
function resultOf(walking: Walking, effect: Effect): Json {
  if (effect.kind === 'outside') return { status: 200, body: '' }
  if (effect.kind === 'child') return 'completed'
  if (effect.kind !== 'record') return null
  if (effect.op === 'find') return []
  if (effect.op === 'create') {
    walking.created += 1
    return `00000000-0000-7000-8000-${String(walking.created).padStart(12, '0')}`
  }
  // The request that the node of changes makes.
  const { name, record, values } = effect.request as unknown as { name: string; record: string | null; values: Record<string, RuleValue> }
  for (const [field, value] of Object.entries(values)) walking.values.set(`${name}.${field}`, value)
  return record
}
