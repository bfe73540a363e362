import type { ObjectFieldTemplateProps } from '@rjsf/utils'
import classes from './record.module.css'

/** The inputs of a record in two columns; one on a phone. */
export function FieldGrid({ properties }: ObjectFieldTemplateProps<Record<string, unknown>>) {
  return (
    <div className={classes.grid}>
      {properties.map(({ name, content }) => (
        <div key={name}>{content}</div>
      ))}
    </div>
  )
}
