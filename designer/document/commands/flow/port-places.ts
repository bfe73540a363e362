import { type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'

/** A tile, as `look.md` has it. */
const tile = { width: 220, height: 64 } as const

/** Beside a tile its ways out share this much; where they are many, their words stand farther apart than they. */
const beside = { port: 28, all: 60, word: 28 } as const

/** Below a tile a word is at least so wide. */
const narrowest = 84

/** Keys of the ways out of a step in order, but for the one that is taken when it fails: that one leaves by another side. */
export const waysOut = (node: FlowNode): readonly string[] => nodeTypeOf(node).ports(node.settings ?? {}).flatMap(({ key }) => (key === 'failed' ? [] : [key]))

/** How far from the middle of its side a way out stands. */
export const portShift = (at: number, count: number, isDown: boolean): number => (at - (count - 1) / 2) * portPitch(count, isDown)

/** How far from the middle of the side the word of a way out stands. */
export const wordShift = (at: number, count: number, isDown: boolean): number => (at - (count - 1) / 2) * wordPitch(count, isDown)

/** What each word has across the way that a flow is read. */
export const wordPitch = (count: number, isDown: boolean): number => Math.max(portPitch(count, isDown), isDown ? narrowest : beside.word)

const portPitch = (count: number, isDown: boolean): number => (isDown ? tile.width / Math.max(1, count) : Math.min(beside.port, beside.all / Math.max(1, count - 1)))
