import { describe, expect, it } from 'vitest'
import { momentsOf, stoodAfter } from '../../../../../designer/design/flows/runs/stood-after.ts'
import type { RunHistoryEntry } from '../../../../../schemas/api/run.ts'

const entry = (seq: number, kind: string, more: Partial<RunHistoryEntry>): RunHistoryEntry => ({
  seq, kind, at: `2026-11-22T08:00:0${Math.floor(seq / 4)}.000Z`, node: 'start', token: 1, edge: null, state: 'waiting', visit: 1, actor: null, onBehalfOf: null, from: null, to: null, data: null, ...more,
})

const history = [
  entry(1, 'entered', {}),
  entry(2, 'left', { node: 'ask', edge: 'e1', state: 'ready' }),
  entry(3, 'entered', { node: 'ask' }),
  entry(4, 'resumed', { node: 'ask' }),
  entry(5, 'left', { node: 'end', edge: 'e2', state: 'ready' }),
  entry(6, 'entered', { node: 'end' }),
  entry(7, 'ended', { node: 'end', state: 'consumed' }),
]

describe('a run as its history tells it', () => {
  it('stands where the last entry of each token says', () => {
    expect(stoodAfter(history.slice(0, 3))).toEqual({ tokens: [{ node: 'ask', state: 'waiting', since: history[2]?.at }], visits: { start: 1, ask: 1 }, edges: { e1: 1 } })
  })

  it('stands nowhere once it has ended, and keeps the way it took', () => {
    expect(stoodAfter(history)).toEqual({ tokens: [], visits: { start: 1, ask: 1, end: 1 }, edges: { e1: 1, e2: 1 } })
  })

  it('went on at as many moments as it took steps', () => {
    expect(momentsOf(history)).toEqual(['2026-11-22T08:00:00.000Z', '2026-11-22T08:00:01.000Z'])
  })
})
