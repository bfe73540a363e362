const rest = 1000

/** Calls once nothing has been fetched for a second; answers the way to call it off. */
export function rested(act: () => void): () => void {
  const timer = setInterval(() => {
    const last = performance.getEntriesByType('resource').at(-1) as PerformanceResourceTiming | undefined
    if (document.readyState !== 'complete' || performance.now() - (last?.responseEnd ?? 0) < rest) return
    clearInterval(timer)
    act()
  }, rest / 4)
  return () => clearInterval(timer)
}
