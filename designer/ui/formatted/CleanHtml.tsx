import { useMemo } from 'react'
import { cleanHtml } from './clean-html.ts'
import classes from './formatted.module.css'

/** Formatted text, drawn from HTML that is cleaned once more. */
export function CleanHtml({ html }: { html: string }) {
  const clean = useMemo(() => ({ __html: cleanHtml(html) }), [html])
  // oxlint-disable-next-line react/no-danger
  return <div className={classes.text} dangerouslySetInnerHTML={clean} />
}
