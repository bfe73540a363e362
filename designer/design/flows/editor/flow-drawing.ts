import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'

/** What a canvas draws of a flow: a draft, a published version, the version of a run. */
export type FlowDrawing = Pick<FlowDefinition, 'nodes' | 'edges' | 'trigger' | 'variables' | 'direction'>

/** A tile, as `look.md` has it; layouts and drop places reckon with it. */
export const tile = { width: 220, height: 64 } as const

/** Places snap to it. */
export const grid = 20
