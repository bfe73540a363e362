import { TextInput } from '@mantine/core'
import { type ComponentType, lazy, Suspense } from 'react'
import { type ControlProps, wrapperProps } from './control.ts'

// A calendar alone is a fifth of a list's scripts, and only a form or a filter with such a field needs it.
/** A control that is loaded when the first form with such a field is drawn. */
function lazyControl(load: () => Promise<ComponentType<ControlProps>>): ComponentType<ControlProps> {
  const Loaded = lazy(async () => ({ default: await load() }))
  return function LazyControl(props: ControlProps) {
    return (
      <Suspense fallback={<Coming {...props} />}>
        <Loaded {...props} />
      </Suspense>
    )
  }
}

/** The place of the input, so that nothing jumps when it comes. */
function Coming(props: ControlProps) {
  return <TextInput {...wrapperProps(props)} disabled />
}

export const AddressControl = lazyControl(async () => (await import('./AddressControl.tsx')).AddressControl)
export const DateControl = lazyControl(async () => (await import('./DateControls.tsx')).DateControl)
export const DateTimeControl = lazyControl(async () => (await import('./DateControls.tsx')).DateTimeControl)
export const MultiPicklistControl = lazyControl(async () => (await import('./SeveralControls.tsx')).MultiPicklistControl)
export const TagsControl = lazyControl(async () => (await import('./SeveralControls.tsx')).TagsControl)
export const MarkdownControl = lazyControl(async () => (await import('./MarkdownControl.tsx')).MarkdownControl)
export const RichTextControl = lazyControl(async () => (await import('./RichTextControl.tsx')).RichTextControl)
export const FilesControl = lazyControl(async () => (await import('./files/FilesControl.tsx')).FilesControl)
export const RatingControl = lazyControl(async () => (await import('./RatingControl.tsx')).RatingControl)
export const RowsControl = lazyControl(async () => (await import('./rows/RowsControl.tsx')).RowsControl)
