import type { Plan } from '../../compile/plan.ts'

/** The id of a flow that is called by its name of today, or by its id, as those are that are gone. */
export const flowIdOf = ({ definitions, flowVersions }: Plan, name: string): string | undefined => definitions.get('flow', name)?.id ?? (flowVersions.has(name) ? name : undefined)
