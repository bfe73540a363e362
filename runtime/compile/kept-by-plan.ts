import type { Plan } from './plan.ts'

/**
 * Keeps what is read once under a plan, by a key and for as long as the plan. What could not be read is asked for anew by who
 * needs it next.
 */
export function keptByPlan<Key, Value>(): (plan: Plan, key: Key, read: () => Promise<Value>) => Promise<Value> {
  const kept = new WeakMap<Plan, Map<Key, Promise<Value>>>()
  return (plan, key, read) => {
    const known = kept.get(plan) ?? new Map<Key, Promise<Value>>()
    kept.set(plan, known)
    const found = known.get(key) ?? read()
    known.set(key, found)
    found.catch(() => known.delete(key))
    return found
  }
}
