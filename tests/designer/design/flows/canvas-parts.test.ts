import { describe, expect, it } from 'vitest'
import { type Drawn, linesOf, tilesOf } from '../../../../designer/design/flows/editor/canvas-parts.ts'
import { nodeWords } from '../../../../designer/design/flows/editor/node-words.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { labelIn } from '../../../../schemas/label.ts'
import { drawn as drawFlow } from '../../../schemas/flows/drawn.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name' }],
} as const
const set = definitionSet([deal])

const say = {
  language: 'en', fallback: 'en', zone: 'UTC',
  labelText: (label: Parameters<typeof labelIn>[0]) => labelIn(label, 'en'),
  minutes: (count: number) => `${count} min`, hours: (count: number) => `${count} h`, days: (count: number) => `${count} d`,
  requester: 'Requester', failed: 'when it fails',
  managerOf: (person: string, level: number) => `Manager of ${person} (${level})`,
  headOf: (person: string) => `Head of ${person}`,
  nearRequester: (people: string) => `${people} nearby`,
  matrixOf: (amount: string) => `Matrix by ${amount}`,
  orElse: (people: string, instead: string) => `${people}, else ${instead}`,
  after: (name: string, before: string, way: string | undefined) => [`${name} after ${before}`, way ?? []].flat().join(': '),
  start: (_: unknown, object: string) => `By a button on ${object}`,
} as const

const flow = drawFlow('start > if; if.yes > ask > change > end; ask.rejected > end; if.otherwise > wait > end')
const words = nodeWords(flow, set, say)
const drawn: Drawn = { words, selected: new Set(), faulty: new Set(), way: ['start', 'if', 'ask'], isDown: false, routes: new Map(), nodeOverlays: undefined, edgeOverlays: undefined }

describe('a flow on the canvas', () => {
  it('says on each tile what the step is called and what its settings come to', () => {
    expect(tilesOf(flow, drawn, new Map()).map(({ data }) => `${data.name}: ${data.summary}`)).toEqual([
      'Start: By a button on Deal',
      'If / otherwise: Name is “x”',
      'Ask for approval: Owner · Any one approves',
      'Change a record: Name',
      'End: ',
      'Wait: 1 h',
    ])
  })

  it('writes on the edges of a choice which way they are, and marks those on the way that is shown', () => {
    const lines = linesOf(flow, drawn, new Map())
    expect(lines.map(({ data }) => data?.label)).toEqual([undefined, 'Yes', 'Approved', undefined, 'Rejected', 'Otherwise', undefined])
    expect(lines.filter(({ data }) => data?.isOnWay).map(({ data }) => data?.between)).toEqual(['Start → If / otherwise', 'If / otherwise → Ask for approval'])
  })

  it('tells steps that are called alike by what leads to them', () => {
    const ends = drawFlow('start > ask > change > end; ask.rejected > end2')
    const named = nodeWords(ends, set, say)
    expect(ends.nodes.map(named.nameAmong)).toEqual(['Start', 'Ask for approval', 'Change a record', 'End after Change a record', 'End after Ask for approval: Rejected'])
  })

  it('draws anew only what has changed', () => {
    const before = tilesOf(flow, drawn, new Map())
    const changed = { ...flow, nodes: flow.nodes.map((node) => (node.key === 'wait' ? { ...node, label: 'Rest' } : node)) }
    const after = tilesOf(changed, { ...drawn, words: nodeWords(changed, set, say) }, new Map(before.map((tile) => [tile.id, tile])))
    expect(after.map((tile, at) => tile.data === before[at]?.data)).toEqual([true, true, true, true, true, false])
  })
})
