/**
 * What had the keyboard may go away: a dialog that is answered, a button that has done its work. For a moment afterwards the
 * keyboard goes to this element whenever nothing else has it.
 */
export function keepKeyboard(of: () => HTMLElement | null | undefined): () => void {
  const until = performance.now() + 5000
  let frame = 0
  const look = () => {
    const to = document.activeElement === document.body ? of() : undefined
    const dialog = document.querySelector('[role="dialog"]')
    if (to && (!dialog || dialog.contains(to))) to.focus({ preventScroll: true })
    if (performance.now() < until) frame = requestAnimationFrame(look)
  }
  look()
  return () => cancelAnimationFrame(frame)
}
