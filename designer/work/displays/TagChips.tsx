import { isTexts } from '../../../schemas/fields/several.ts'
import classes from './displays.module.css'
import type { DisplayProps } from './display.ts'

/** Words beside each other, each in its own frame. */
export function TagChips({ value }: DisplayProps) {
  return (
    <span className={classes.tags}>
      {(isTexts(value) ? value : []).map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  )
}
