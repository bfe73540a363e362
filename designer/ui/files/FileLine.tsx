import { isFiles } from '../../../schemas/files/file-value.ts'
import { FileMark } from './FileMark.tsx'
import classes from './files.module.css'

/** Pictures that a line shows before it only counts them. */
const mostMarks = 3

/** Files in one line of a list: marks of the first few, the name of the first, and how many more there are. */
export function FileLine({ value }: { value: unknown }) {
  const files = isFiles(value) ? value : []
  const names = files.map(({ name }) => name)
  return (
    <span className={classes.line} title={names.join('\n')}>
      {files.slice(0, mostMarks).map((file) => (
        <FileMark key={file.id} file={file} size="line" />
      ))}
      <span className={classes.name}>{names[0]}</span>
      {files.length > 1 && <span className={classes.more}>+{files.length - 1}</span>}
    </span>
  )
}
