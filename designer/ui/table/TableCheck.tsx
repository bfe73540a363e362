import type { ComponentProps } from 'react'
import classes from './DataTable.module.css'

interface TableCheckProps extends ComponentProps<'input'> {
  isSome?: boolean
}

/** A mark of what is chosen in a table: the browser's own, for the library's would cost every list 3 KiB. */
export function TableCheck({ isSome = false, ...props }: TableCheckProps) {
  const show = (input: HTMLInputElement | null) => {
    if (input) input.indeterminate = isSome
  }
  return <input ref={show} type="checkbox" className={classes.mark} {...props} />
}
