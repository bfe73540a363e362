import type { PointerEvent } from 'react'

/**
 * Keeps what is pressed under the pointer: the same press leaves an input, what stands above may grow by that, and the
 * click would miss. For contents of a panel that scrolls; the panel is their parent.
 */
export function holdPressed({ currentTarget: contents, target, clientX, clientY }: PointerEvent<HTMLElement>): void {
  const panel = contents.parentElement
  if (!panel || !(target instanceof Element)) return
  const top = target.getBoundingClientRect().top
  const hold = () => {
    const grown = target.isConnected ? target.getBoundingClientRect().top - top : 0
    if (grown !== 0) scrollBy(grown, { panel, contents })
  }
  const growth = new MutationObserver(hold)
  const released = new AbortController()
  const release = () => {
    growth.disconnect()
    released.abort()
  }
  // What is carried moves by itself.
  const watch = (event: globalThis.PointerEvent) => Math.hypot(event.clientX - clientX, event.clientY - clientY) > 6 && release()
  growth.observe(contents, { childList: true, subtree: true, characterData: true })
  window.addEventListener('pointermove', watch, released)
  window.addEventListener('pointerup', release, released)
  window.addEventListener('pointercancel', release, released)
}

/** Scrolls by so much, with room below where there is not enough to scroll by. */
function scrollBy(grown: number, { panel, contents }: { panel: HTMLElement; contents: HTMLElement }): void {
  const wanted = panel.scrollTop + grown
  const lacking = wanted + panel.clientHeight - panel.scrollHeight
  if (lacking > 0) contents.style.paddingBottom = `${Number.parseFloat(getComputedStyle(contents).paddingBottom) + lacking}px`
  panel.scrollTop = wanted
}
