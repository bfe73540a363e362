import { lazy, Suspense } from 'react'
import type { DisplayProps } from './display.ts'

// Only records of few objects have rows.
const Rows = lazy(async () => ({ default: (await import('./Rows.tsx')).Rows }))

/** The rows of a record; in a line how many there are. */
export function SubTable(props: DisplayProps) {
  if (!props.isBlock) return props.text
  return (
    <Suspense fallback={props.text}>
      <Rows {...props} />
    </Suspense>
  )
}
