import { Marked } from 'marked'
import { useMemo } from 'react'
import { CleanHtml } from './CleanHtml.tsx'

// Tags that somebody writes are text, not HTML; pictures would be loaded from outside.
const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ text }) => escaped(text),
  },
})

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Markdown as formatted text. */
export function MarkdownText({ source }: { source: string }) {
  const html = useMemo(() => marked.parse(source, { async: false }), [source])
  return <CleanHtml html={html} />
}
