import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ChildRow, FieldValue } from '../../../schemas/fields/field-type.ts'
import { FieldControl } from '../FieldControl.tsx'
import { focusFirst } from '../focus-first.ts'
import classes from './rows.module.css'
import { RowText, useTitle } from './RowText.tsx'

interface RowCellProps {
  column: FieldDefinition
  row: ChildRow
  label: string
  /** The row is being filled in, so its cells are inputs. */
  isActive: boolean
  /** The keyboard is to come here. */
  isWanted: boolean
  isFilled: boolean
  fault: string | undefined
  onEnter: () => void
  onChange: (value: FieldValue) => void
}

/** One cell: an input where its row is being filled in, else what it holds. */
export function RowCell(props: RowCellProps) {
  const { column, row, label, isActive, isFilled, fault, onEnter } = props
  const shown = { column, value: row.values?.[column.name] ?? null, title: titleIn(row, column.name) }
  if (isFilled && isActive) return <Editor {...props} value={shown.value} />
  return (
    <>
      {isFilled ? (
        <button type="button" className={classes.cell} data-faulty={fault !== undefined || undefined} aria-label={label} onFocus={onEnter} onClick={onEnter}>
          <RowText {...shown} />
        </button>
      ) : (
        <span className={classes.text}>
          <RowText {...shown} />
        </span>
      )}
      {fault !== undefined && <Fault text={fault} />}
    </>
  )
}

/** A title holds for the value that it was answered with; what was chosen since has another. */
const titleIn = ({ _titles, values }: ChildRow, name: string): string | undefined => (values?.[name] === undefined ? undefined : _titles?.[name])

function Editor({ column, row, label, isWanted, fault, value, onChange }: RowCellProps & { value: FieldValue }) {
  const box = useRef<HTMLDivElement>(null)
  const title = useTitle(column, value, titleIn(row, column.name))
  useEffect(() => {
    if (isWanted && box.current && !box.current.contains(document.activeElement)) focusFirst(box.current)
  }, [isWanted])
  return (
    <div ref={box} className={`headed ${classes.editor}`}>
      <FieldControl field={column} value={value} onChange={onChange} live label={label} required={column.required ?? false} title={title} error={fault} />
    </div>
  )
}

const Fault = ({ text }: { text: string }) => (
  <Text size="xs" c="danger" role="alert">
    {text}
  </Text>
)
