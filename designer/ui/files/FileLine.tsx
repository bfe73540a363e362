import { isFiles } from '../../../schemas/files/file-value.ts'
import { FileMark } from './FileMark.tsx'
import classes from './files.module.css'

/** Files in one line of a list: what the first looks like, its name, and how many more there are. */
export function FileLine({ value }: { value: unknown }) {
  const files = isFiles(value) ? value : []
  const [first] = files
  if (!first) return null
  return (
    <span className={classes.line} title={files.map(({ name }) => name).join('\n')}>
      <FileMark file={first} size="line" />
      <span className={classes.name}>{first.name}</span>
      {files.length > 1 && <span className={classes.more}>+{files.length - 1}</span>}
    </span>
  )
}
