import { lazy, Suspense } from 'react'
import type { DisplayProps } from './display.ts'

// What cleans HTML and reads markdown is only needed where a formatted text is open.
const CleanHtml = lazy(async () => ({ default: (await import('../../ui/formatted/CleanHtml.tsx')).CleanHtml }))
const MarkdownText = lazy(async () => ({ default: (await import('../../ui/formatted/MarkdownText.tsx')).MarkdownText }))

/** Formatted text; in a line of a list its text alone. */
export function FormattedRichText({ value, text, isBlock }: DisplayProps) {
  if (!isBlock) return text
  return (
    <Suspense fallback={text}>
      <CleanHtml html={String(value)} />
    </Suspense>
  )
}

/** Markdown as it is meant; in a line of a list as it is written. */
export function FormattedMarkdown({ value, text, isBlock }: DisplayProps) {
  if (!isBlock) return text
  return (
    <Suspense fallback={text}>
      <MarkdownText source={String(value)} />
    </Suspense>
  )
}
