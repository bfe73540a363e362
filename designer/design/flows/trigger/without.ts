import type { FlowTrigger } from '../../../../schemas/flows/trigger.ts'

/** The trigger without some of its settings. */
export const without = (trigger: FlowTrigger, names: readonly string[]): FlowTrigger => ({ ...Object.fromEntries(Object.entries(trigger).filter(([name]) => !names.includes(name))), type: trigger.type })
