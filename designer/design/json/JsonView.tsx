import { lazy, Suspense } from 'react'
import { currentLanguage } from '../../i18n/language.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import type { JsonEditorProps } from './JsonEditor.tsx'

export type { JsonEditorProps } from './JsonEditor.tsx'

// A megabyte that only this view needs. Its own texts must be there before it is: the editor reads them while it loads,
// and ships none in Vietnamese.
const JsonEditor = lazy(async () => {
  if (currentLanguage() === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn')
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
