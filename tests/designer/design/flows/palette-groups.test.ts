import { describe, expect, it } from 'vitest'
import { paletteGroups } from '../../../../designer/design/flows/editor/palette-groups.ts'

const found = (text: string) => paletteGroups(text).flatMap(({ types }) => types.map(({ name }) => name))

describe('a search for a step', () => {
  it.each([
    ['end', 'end'], ['END ', 'end'], ['kết thúc', 'end'], ['ket thuc', 'end'], ['结束', 'end'], ['cc', 'cc'], ['if', 'condition'], ['nếu', 'condition'],
    ['wait', 'wait'], ['email', 'notify'], ['e-mail', 'notify'], ['mail', 'notify'], ['邮件', 'notify'], ['sub-flow', 'sub_flow'], ['同时', 'parallel'], ['审批', 'approval'], ['approv', 'approval'], ['form', 'form_task'], ['set field', 'update_record'],
  ])('takes first for %s: %s', (text, name) => expect(found(text)[0]).toBe(name))

  it('still finds what has it within, behind what begins with it', () => expect(found('end')).toContain('cc'))

  it('shows everything, people first, while nothing is typed', () => {
    expect(found('')).toHaveLength(16)
    expect(paletteGroups('')[0]?.family).toBe('people')
  })

  it('finds nothing for what no step is called', () => expect(found('zzzz')).toEqual([]))
})
