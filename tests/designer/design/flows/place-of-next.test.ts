import { describe, expect, it } from 'vitest'
import { placeOfNext } from '../../../../designer/design/flows/editor/use-place-of-next.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'

/** The place as a test draws it: `ask.approved` is a way that leads nowhere, `ask.approved > end` one that leads there. */
function placed(text: string, selected?: string): string {
  const flow = drawn(text)
  const place = placeOfNext(flow, flow.nodes.find(({ key }) => key === selected)?.id)
  if (place.on === 'canvas') return 'canvas'
  if (place.on === 'port') return `${flow.nodes.find(({ id }) => id === place.node)?.key}.${place.port}`
  const edge = flow.edges.find(({ id }) => id === place.edge)
  return `${edge?.from}.${edge?.port} > ${edge?.to}`
}

describe('a step that is added with nothing selected', () => {
  it.each([
    ['start > end', 'start.out > end'],
    ['start', 'start.out'],
    ['start > ask > end1; ask.rejected > end2', 'ask.approved > end1'],
    ['start > ask; ask.rejected > end2', 'ask.approved'],
    ['start > ask > end1', 'ask.approved > end1'],
    ['start > ask > change > end1; ask.rejected > end2', 'change.out > end1'],
    ['start > if; if.yes > set > end1; if.otherwise > end2', 'set.out > end1'],
    ['start > split; split.a > set1 > all; split.b > set2 > all; all > end', 'all.out > end'],
    // Goes round: what leads nowhere is left.
    ['start > set1 > if; if.yes > set1', 'if.otherwise'],
  ])('of %s goes to %s', (text, place) => expect(placed(text)).toBe(place))

  it('goes behind what is selected, and before an end', () => {
    const text = 'start > ask > end1; ask.rejected > cc > end2'
    expect([placed(text, 'ask'), placed(text, 'cc'), placed(text, 'end2')]).toEqual(['ask.approved > end1', 'cc.out > end2', 'cc.out > end2'])
  })
})
