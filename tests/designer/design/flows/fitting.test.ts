import { describe, expect, it } from 'vitest'
import { hiddenSteps, viewOf } from '../../../../designer/design/flows/editor/fitting.ts'
import { arrange } from '../../../../designer/document/commands/flow/arrange.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'

/** The canvas beside its panels in a window of 1280 x 800, and on a phone. */
const bench = { width: 477, height: 657 }
const phone = { width: 390, height: 590 }

const approvals = drawn('start > split; split.a > ask > all; ask.rejected > end1; split.b > ask2 > all; ask2.rejected > end2; all > change > cc > end')
const [down, right] = [arrange({ ...approvals, direction: 'down' }), arrange({ ...approvals, direction: 'right' })]

describe('a flow that is opened', () => {
  it.each([['a bench', bench], ['a phone', phone]])('is seen whole on %s where its shape can be made out', (_, size) => {
    const { x, y, zoom } = viewOf(down, size, down.nodes[0])
    expect(zoom).toBeGreaterThanOrEqual(0.45)
    const seen = { ...size, transform: [x, y, zoom] } as const
    expect([hiddenSteps(down.nodes, seen, 'right'), hiddenSteps(down.nodes, seen, 'below')]).toEqual([0, 0])
  })

  it('is seen from its start on where it is too long, and says how many steps follow', () => {
    const { x, y, zoom } = viewOf(right, bench, right.nodes[0])
    expect(zoom).toBe(0.6)
    expect(x + (right.nodes[0]?.position.x ?? 0) * zoom).toBe(24)
    const seen = { ...bench, transform: [x, y, zoom] } as const
    expect([hiddenSteps(right.nodes, seen, 'right'), hiddenSteps(right.nodes, seen, 'below')]).toEqual([8, 0])
  })
})
