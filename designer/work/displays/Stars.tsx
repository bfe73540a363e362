import classes from './displays.module.css'
import type { DisplayProps } from './display.ts'

/** So many stars of so many. */
export function Stars({ value, text }: DisplayProps) {
  const [, most = '5'] = text.split('/')
  const filled = Math.max(0, Math.min(Number(value), 10))
  return (
    <span role="img" aria-label={text} className={classes.stars}>
      {'★'.repeat(filled)}
      <span className={classes.rest}>{'★'.repeat(Math.max(0, Number(most) - filled))}</span>
    </span>
  )
}
