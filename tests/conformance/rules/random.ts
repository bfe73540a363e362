/** A source of choices that gives the same ones for the same seed (mulberry32). */
export interface Random {
  /** 0 … below `limit` */
  below(limit: number): number
  pick<Value>(values: readonly Value[]): Value
  /** True once in `times`. */
  onceIn(times: number): boolean
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    onceIn: (times) => below(times) === 0,
    pick: <Value>(values: readonly Value[]): Value => {
      if (values.length === 0) throw new Error('nothing to pick from')
      return values[below(values.length)] as Value
    },
  }
}
