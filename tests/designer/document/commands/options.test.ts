import { describe, expect, it } from 'vitest'
import { addOptions } from '../../../../designer/document/commands/add-options.ts'

const valueOf = (label: string, taken: ReadonlySet<string>) => {
  const value = label.toLowerCase().replaceAll(' ', '_')
  return taken.has(value) ? `${value}_2` : value
}

const values = (text: string, before = ['new']) =>
  addOptions(before.map((value) => ({ id: `opt_${value}`, value, label: value })), text, { language: 'en', valueOf }).map(({ value }) => value)

describe('adding options', () => {
  it.each([
    ['Won\nLost', ['new', 'won', 'lost']],
    ['Won\r\n\r\n  Lost  \r\n', ['new', 'won', 'lost']],
    ['Won\tLost', ['new', 'won', 'lost']],
    ['Won\nWon\nnew', ['new', 'won']],
    ['NEW', ['new', 'new_2']],
    ['   ', ['new']],
  ])('makes one of each line: %j', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  it('labels them in the language they are written in', () => {
    expect(addOptions([], 'Mới', { language: 'vi', valueOf })[0]?.label).toEqual({ vi: 'Mới' })
  })

  it('gives every option an id of its own', () => {
    const ids = addOptions([], 'a\nb\nc', { language: 'vi', valueOf }).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(ids.every((id) => /^opt_[0-9a-z]{12}$/.test(id))).toBe(true)
  })
})
