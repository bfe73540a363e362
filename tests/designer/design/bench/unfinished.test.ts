import { describe, expect, it } from 'vitest'
import { UnfinishedInputs } from '../../../../designer/design/bench/unfinished.ts'
import type { Json } from '../../../../schemas/pointer.ts'

const item = 'itm_aaaaaaaaaaaa'
const path = `/${item}/visible`
const layoutWith = (visible?: Json): Json => ({ tabs: [{ sections: [{ items: [{ id: item, field: 'amount', ...(visible === undefined ? {} : { visible }) }] }] }] })
const noted = () => {
  const inputs = new UnfinishedInputs()
  inputs.note({ path, text: 'Choose a value.', beside: 'null', state: ['half a line'] })
  return inputs
}

describe('what is not finished in an editor', () => {
  it('stays while its box is gone, with all that was entered', () => {
    expect(noted().at(path)?.state).toEqual(['half a line'])
  })

  it('is one for each place, and gone once it is finished', () => {
    const inputs = noted()
    inputs.note({ path, text: 'Choose a field.', beside: 'null', state: [] })
    expect(inputs.read().map(({ text }) => text)).toEqual(['Choose a field.'])
    inputs.finish(path)
    expect(inputs.read()).toEqual([])
  })

  it.each([
    ['the document is as it was', layoutWith(), 1],
    ['another condition came by undo or from somebody else', layoutWith({ var: 'urgent' }), 0],
    ['its part was removed', { tabs: [] }, 0],
  ])('when %s: %j keeps %i', (_, document, count) => {
    const inputs = noted()
    inputs.keepWithin('layout', document)
    expect(inputs.read()).toHaveLength(count)
  })
})
