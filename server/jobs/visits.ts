/** One visit a place at a time; what is asked for during a visit becomes one more visit afterwards. */
interface Visits {
  ask(place: string): void
  /** Resolves when no visit is under way; nothing new is begun by it. */
  settled(): Promise<void>
}

export function createVisits(visit: (place: string) => Promise<void>): Visits {
  const underWay = new Map<string, { again: boolean; done: Promise<void> }>()
  const ask = (place: string): void => {
    const current = underWay.get(place)
    if (current) {
      current.again = true
      return
    }
    const next = { again: false, done: Promise.resolve() }
    underWay.set(place, next)
    next.done = visit(place).finally(() => {
      underWay.delete(place)
      if (next.again) ask(place)
    })
  }
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all([...underWay.values()].map(({ done }) => done))
  }
  return { ask, settled }
}
