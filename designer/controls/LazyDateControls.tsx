import { TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { type ControlProps, wrapperProps } from './control.ts'

// The calendar is a fifth of a list's scripts, and only a form or a filter with a date needs it.
const DateInput = lazy(async () => ({ default: (await import('./DateControls.tsx')).DateControl }))
const DateTimeInput = lazy(async () => ({ default: (await import('./DateControls.tsx')).DateTimeControl }))

export function DateControl(props: ControlProps) {
  return (
    <Suspense fallback={<Coming {...props} />}>
      <DateInput {...props} />
    </Suspense>
  )
}

export function DateTimeControl(props: ControlProps) {
  return (
    <Suspense fallback={<Coming {...props} />}>
      <DateTimeInput {...props} />
    </Suspense>
  )
}

/** The place of the input, so that nothing jumps when it comes. */
function Coming(props: ControlProps) {
  return <TextInput {...wrapperProps(props)} disabled />
}
