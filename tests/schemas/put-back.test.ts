import { describe, expect, it } from 'vitest'
import type { Json } from '../../schemas/pointer.ts'
import { putBackAt, putTextBack } from '../../schemas/put-back.ts'
import { removedPlaces } from '../../schemas/remove-mention.ts'

const layout = (items: readonly Json[], more: { readonly [key: string]: Json } = {}): Json => ({ sections: [{ id: 'sec_1', items: [...items] }], ...more })
const itemOf = (name: string) => ({ id: `itm_${name}`, field: name })
const [a, b, c] = [itemOf('a'), itemOf('b'), itemOf('c')] as const
const put = (now: Json, before: Json, steps: readonly string[]) => ({ came: putBackAt(now, before, steps), now })
const item = (at: number) => ['sections', '0', 'items', String(at)]

describe('what a removal took out of a definition', () => {
  it.each([
    ['a part behind the neighbour that it had', layout([a, c]), layout([a, b, c]), item(1), 'back', layout([a, b, c])],
    ['a part in a section that stands elsewhere now', { tabs: [{ sections: [{ id: 'sec_1', items: [a] }] }] }, layout([a, b]), item(1), 'back', { tabs: [{ sections: [{ id: 'sec_1', items: [a, b] }] }] }],
    ['a setting of a part', layout([a, c]), layout([{ ...a, visible: true }, c]), [...item(0), 'visible'], 'back', layout([{ ...a, visible: true }, c])],
    ['an element of a plain list', { columns: ['a', 'x'] }, { columns: ['a', 'b'] }, ['columns', '1'], 'back', { columns: ['a', 'b', 'x'] }],
    ['not over another setting', layout([{ ...a, visible: false }]), layout([{ ...a, visible: true }]), [...item(0), 'visible'], 'taken', layout([{ ...a, visible: false }])],
    ['not over a part that says something else', layout([{ ...b, field: 'x' }]), layout([b]), item(0), 'taken', layout([{ ...b, field: 'x' }])],
    ['not into a section that is gone', { sections: [] }, layout([b]), item(0), 'taken', { sections: [] }],
    ['nothing that is there', layout([b]), layout([a, b]), item(1), 'there', layout([b])],
  ] as [string, Json, Json, string[], string, Json][])('comes back: %s', (_, now, before, steps, came, after) => {
    expect(put(structuredClone(now), before, steps)).toEqual({ came, now: after })
  })

  it('comes back in texts that nobody has written anew', () => {
    const before = { body: { en: 'Worth {{ a }}.' } }
    const left = { body: { en: 'Worth .' } }
    expect([putTextBack(left, before, { path: '/body/en', left: 'Worth .' }), left]).toEqual(['back', before])
    expect(putTextBack({ body: { en: 'Won.' } }, before, { path: '/body/en', left: 'Worth .' })).toBe('taken')
  })

  it('is the whole list, or the part around it, when nothing else was in it', () => {
    expect(removedPlaces({ facts: ['a'], sections: [{ id: 'sec_1', items: [a] }, { id: 'sec_2', items: [b] }] } as Json, [{ path: '/facts/0' }, { path: '/sections/0/items/0/field' }])).toEqual([['sections', '0'], ['facts']])
  })
})
