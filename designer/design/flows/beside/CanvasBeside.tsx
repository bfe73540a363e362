import type { ReactNode } from 'react'
import classes from './beside.module.css'

interface CanvasBesideProps {
  /** The canvas, and what belongs right under it. */
  canvas: ReactNode
  /** Read out: what the panel says. */
  label: string
  children: ReactNode
}

/** A canvas to look at, and beside it what is said of it; on a narrow screen one below the other. */
export function CanvasBeside({ canvas, label, children }: CanvasBesideProps) {
  return (
    <div className={classes.bench}>
      <div className={classes.canvas}>{canvas}</div>
      <aside className={classes.side} aria-label={label}>
        {children}
      </aside>
    </div>
  )
}
