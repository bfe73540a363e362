import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows mounted before and after those in view, so that a quick turn of the wheel meets no gap. */
const around = 6

export interface RowsInView {
  /** Indexes of the rows to mount, in order. */
  readonly shown: readonly number[]
  readonly rowHeight: number
  bringIntoView(index: number): void
}

/** Which of many rows are in view. All have the height that the stylesheet gives them, and so has the head above them. */
export function useRowsInView(count: number, scroller: RefObject<HTMLElement | null>): RowsInView {
  const [view, setView] = useState<Seen>({ first: 0, last: 0, rowHeight: 34 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const seen = rowsSeen(element)
      setView((before) => (isSame(before, seen) ? before : seen))
    }
    // Calls at once, and again whenever the table gets larger or smaller.
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller])

  const from = Math.max(0, view.first - around)
  const to = Math.min(count, view.last + around)
  return {
    shown: Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at),
    rowHeight: view.rowHeight,
    bringIntoView: (index) => {
      if (scroller.current) bringIntoView(scroller.current, { top: index * view.rowHeight, height: view.rowHeight })
    },
  }
}

interface Seen {
  readonly first: number
  readonly last: number
  readonly rowHeight: number
}

function rowsSeen({ scrollTop, clientHeight }: HTMLElement): Seen {
  const rowHeight = heightOfRows()
  return { first: Math.floor(scrollTop / rowHeight), last: Math.ceil((scrollTop + clientHeight) / rowHeight), rowHeight }
}

const isSame = (one: Seen, other: Seen): boolean => one.first === other.first && one.last === other.last && one.rowHeight === other.rowHeight

function bringIntoView(element: HTMLElement, row: { top: number; height: number }): void {
  // The head covers as much as one row.
  const room = element.clientHeight - row.height
  if (row.top < element.scrollTop) element.scrollTop = row.top
  else if (row.top + row.height > element.scrollTop + room) element.scrollTop = row.top + row.height - room
}

/** It differs between the two densities. */
const heightOfRows = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-height'), 10) || 34
