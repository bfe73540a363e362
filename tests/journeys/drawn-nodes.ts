import type { FlowDefinition, FlowNode } from '../../schemas/flows/flow.ts'

/** An id of a sample that says what it is the id of. */
export const idOf = (of: string, digit: number): string => `${of}_${String(digit).padStart(12, '0')}`

/** A node of a sample's flow; where it stands is arranged later. */
export const node = (digit: number, key: string, type: string, settings?: FlowNode['settings'], label?: FlowNode['label']): FlowNode => ({
  id: idOf('nod', digit), key, type, position: { x: 0, y: 0 }, ...(settings && { settings }), ...(label && { label }),
})

/** The edges of a sample's flow, with ids that count from a number. */
export const edges = (first: number, ways: readonly (readonly [from: string, port: string, to: string])[]): FlowDefinition['edges'] =>
  ways.map(([from, port, to], at) => ({ id: idOf('edg', first + at), from, port, to }))
