import { describe, expect, it } from 'vitest'
import { isComposing } from '../../../designer/ui/composition.ts'
import { initialsOf } from '../../../designer/ui/initials.ts'
import { toggled } from '../../../designer/ui/table/row-cursor.ts'
import { withoutMarks } from '../../../designer/ui/without-marks.ts'

describe('names and words', () => {
  it.each([
    ['Nguyễn Thị Lan', 'NL'],
    ['王小明', '小明'],
    ['An', 'A'],
    ['  ', '?'],
  ])('%s has the initials %s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected)
  })

  it('are found without their marks', () => {
    expect(withoutMarks(' Khách hàng Đà Nẵng ')).toBe('khach hang da nang')
  })
})

describe('a key of an input method', () => {
  it.each([
    [{ isComposing: true, keyCode: 13 }, true],
    [{ isComposing: false, keyCode: 229 }, true],
    [{ nativeEvent: { isComposing: true } }, true],
    [{ isComposing: false, keyCode: 13 }, false],
  ])('%j is known: %s', (event, expected) => {
    expect(isComposing(event)).toBe(expected)
  })
})

describe('a selection', () => {
  it('takes in what was out and leaves out what was in', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b'])
    expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b'])
  })
})
