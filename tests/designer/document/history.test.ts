import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endBurst, type History, historyLimit, record, redo, startHistory, throughout, undo } from '../../../designer/document/history.ts'

const edited = (history: History<string>, ...texts: readonly string[]) =>
  texts.reduce((before, next) => record(before, { next, label: next }), history)

describe('a history', () => {
  it('goes back and forth through every state', () => {
    const history = edited(startHistory('a'), 'b', 'c')
    expect(undo(history).present).toBe('b')
    expect(undo(undo(history)).present).toBe('a')
    expect(redo(redo(undo(undo(history))))).toEqual(history)
  })

  it('is where it was after as many redos as undos, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 30 }), fc.nat(40), (texts, steps) => {
        const history = edited(startHistory(''), ...texts)
        const back = Array.from({ length: steps }).reduce<History<string>>((each) => undo(each), history)
        const again = Array.from({ length: steps }).reduce<History<string>>((each) => redo(each), back)
        expect(again).toEqual(history)
      }),
    )
  })

  it('forgets what was undone once something new is done', () => {
    expect(edited(undo(edited(startHistory('a'), 'b')), 'c').future).toEqual([])
  })

  it('leaves no step for an edit that changes nothing', () => {
    const history = startHistory('a')
    expect(record(history, { next: 'a', label: '' })).toBe(history)
  })

  it('makes one step of a burst of keystrokes until the input is left', () => {
    const typed = ['b', 'bc', 'bcd'].reduce((before, next) => record(before, { next, label: 'name', burst: 'name' }), startHistory('a'))
    expect(undo(typed).present).toBe('a')
    const later = record(endBurst(typed), { next: 'x', label: 'name', burst: 'name' })
    expect(undo(later).present).toBe('bcd')
  })

  it('keeps a bounded number of steps', () => {
    const history = edited(startHistory('0'), ...Array.from({ length: historyLimit + 50 }, (_, at) => String(at + 1)))
    expect(history.past).toHaveLength(historyLimit)
    expect(historyLimit).toBeGreaterThanOrEqual(200)
  })

  it('takes a change from outside into every state', () => {
    const history = throughout(undo(edited(startHistory('a'), 'b', 'c')), { present: 'b!', inStep: (text) => `${text}!` })
    expect([undo(history).present, history.present, redo(history).present]).toEqual(['a!', 'b!', 'c!'])
  })

  it('ends before a state that a change from outside cannot be worked into', () => {
    const edits = undo(undo(edited(startHistory('a'), 'b', 'c', 'd', 'e')))
    const history = throughout(edits, { present: 'c!', inStep: (text) => (text === 'a' || text === 'e' ? undefined : `${text}!`) })
    expect([history.past, history.future].map((steps) => steps.map(({ document }) => document))).toEqual([['b!'], ['d!']])
  })
})
