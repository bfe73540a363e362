import { describe, expect, it } from 'vitest'
import { choicesAt, searchPaths } from '../../../../designer/design/conditions/path-choices.ts'
import { flowSetting } from '../../../../designer/design/flows/editor/flow-setting.ts'
import { outlineOf, type OutlineLine } from '../../../../designer/design/flows/editor/outline-tree.ts'
import { nextNode } from '../../../../designer/design/flows/editor/next-node.ts'
import { arrange } from '../../../../designer/document/commands/flow/arrange.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { objectScope } from '../../../../schemas/objects/rule-scope.ts'
import { flowScope } from '../../../../schemas/flows/flow-scope.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name' }],
} as const
const set = definitionSet([deal])
const words = { before: 'Before', requester: 'Requester', variables: 'Variables', steps: 'Steps', batch: 'Import', batchOf: (name: string) => name, given: (name: string) => name }

describe('what the expressions of a flow can read', () => {
  it('is how many records there are, and none of them, where an import starts it once', () => {
    const once = { ...drawn('start > end'), trigger: { type: 'record', object: 'deal', on: ['create'], bulk: 'once' } }
    const setting = flowSetting(once, set, words)
    expect(choicesAt({ ...setting, trail: [] }).map(({ path }) => path)).toEqual(['batch', 'requester', 'vars'])
    expect(objectScope(setting.object, setting.set).field(['batch', 'count'])?.type).toEqual({ type: 'integer' })
  })

  const flow = drawn('start > ask; ask.approved > if; if.yes > end; if.otherwise > end; ask.rejected > end')
  const setting = flowSetting(flow, set, words)

  it('is offered by its names, and those in groups within them', () => {
    expect(choicesAt({ ...setting, trail: [] }).map(({ path, isGroup }) => `${path}${isGroup ? ' …' : ''}`)).toEqual(['record', 'requester', 'vars …', 'nodes …'])
    expect(searchPaths({ ...setting, trail: [] }, 'decision').map(({ path }) => path)).toEqual(['nodes.ask.decision'])
  })

  it.each(['record.name', 'record.owner', 'requester', 'vars.note', 'nodes.ask.decision', 'nodes.ask.by'])('has the type that the flow gives it: %s', (path) => {
    const steps = path.split('.')
    expect(objectScope(setting.object, setting.set).field(steps)?.type).toEqual(flowScope(flow, set).field(steps)?.type)
  })
})

const told = (lines: readonly OutlineLine[]): string =>
  lines.map((line) => (line.kind === 'goes' ? `→${line.node.key}` : line.node.key + (line.ways.length > 0 ? `(${line.ways.map(({ port, lines: within }) => `${port}: ${told(within)}`).join('; ')})` : ''))).join(' ')

describe('the outline of a flow', () => {
  it.each([
    ['a line', 'start > set > end', 'start set end'],
    ['branches that meet', 'start > if; if.yes > set > end; if.otherwise > end', 'start if(yes: set; otherwise: ) end'],
    ['branches with a join', 'start > split; split.a > ask > all > end; split.b > wait > all; ask.rejected > stop', 'start split(a: ask(approved: ; rejected: stop); b: wait) all end'],
    ['an approval whose rejection ends', 'start > ask > end; ask.rejected > stop', 'start ask(approved: ; rejected: stop) end'],
    ['a way back', 'start > wait > if; if.yes > end; if.otherwise > wait', 'start wait if(yes: ; otherwise: →wait) end'],
  ])('says each step once: %s', (_, drawing, outline) => {
    const { lines, loose } = outlineOf(drawn(drawing))
    expect(told(lines)).toBe(outline)
    expect(loose).toEqual([])
  })

  it('names what nothing leads to', () => {
    expect(outlineOf(drawn('start > end; set > wait')).loose.map(told)).toEqual(['set wait'])
  })
})

describe('the next step by an arrow', () => {
  const flow = drawn('start > if; if.yes > set > end; if.otherwise > end')

  it('lies where the arrow points', () => {
    const laid = arrange(flow)
    const at = (key: string) => laid.nodes.find((node) => node.key === key) ?? laid.nodes[0]
    const from = (key: string, direction: 'left' | 'right') => nextNode(laid, at(key) ?? { id: '', key: '', type: '', position: { x: 0, y: 0 } }, direction)?.key
    expect([from('start', 'right'), from('if', 'right'), from('set', 'right'), from('end', 'right'), from('if', 'left')]).toEqual(['if', 'set', 'end', undefined, 'start'])
  })
})
