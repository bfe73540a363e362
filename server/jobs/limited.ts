/** Runs pieces of work in the order in which they come, so many at a time. */
export function limited(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < atOnce) running += 1
    else await new Promise<void>((begin) => waiting.push(begin))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // Whose turn it is takes the place that becomes free.
      if (next) next()
      else running -= 1
    }
  }
}
