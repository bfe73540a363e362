import { lazy, Suspense } from 'react'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { loadEditorTexts } from './editor-texts.ts'
import type { JsonEditorProps } from './JsonEditor.tsx'

export type { JsonEditorProps } from './JsonEditor.tsx'

// A megabyte that only this view needs.
const JsonEditor = lazy(async () => {
  await loadEditorTexts()
  return { default: (await import('./JsonEditor.tsx')).JsonEditor }
})

/** The JSON view of a document; see `JsonEditor` for its props. */
export function JsonView(props: JsonEditorProps) {
  return (
    <Suspense fallback={<LoadingState shape="form" />}>
      <JsonEditor {...props} />
    </Suspense>
  )
}
