import type { WantedEffect } from '../../../schemas/flows/machine/working.ts'
import type { Plan } from '../../compile/plan.ts'

/** An effect as it waits in the outbox: what it names of the release is named by ids, so that a rename in between does no harm. */
export function storedEffect({ definitions }: Plan, wanted: WantedEffect): WantedEffect {
  const { effect } = wanted
  if (effect.kind === 'child') return { ...wanted, effect: { ...effect, flow: definitions.get('flow', effect.flow)?.id ?? effect.flow } }
  if (effect.kind !== 'notice' || typeof effect.request !== 'object' || effect.request === null || !('message' in effect.request)) return wanted
  const name = String(effect.request['message'])
  return { ...wanted, effect: { ...effect, request: { message: definitions.get('message', name)?.id ?? name } } }
}
