import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../../schemas/fields/field.ts'
import type { ControlName, FieldValue } from '../../../../schemas/fields/field-type.ts'
import { FieldControl } from '../../../controls/FieldControl.tsx'
import { focusFirst } from '../../../controls/focus-first.ts'
import { useReaderSettings } from '../../../i18n/reader.ts'
import { isComposing } from '../../../ui/composition.ts'
import { issueText } from '../../../ui/issue-text.ts'
import { isSameValue } from '../same-value.ts'
import { valueFault } from '../value-fault.ts'
import { knownField, useLabels } from '../../use-object.ts'
import { valueAt } from '../ValueView.tsx'
import classes from './inline.module.css'
import { useCellSave } from './use-cell-save.ts'

interface CellEditorProps {
  object: AppObject
  record: RecordAnswer
  /** The field: cells of relations are not edited here. */
  path: string
  listKey: readonly unknown[]
  /** Why the last edit of the cell was declined. */
  fault: string | undefined
  onFault: (fault: string | undefined) => void
  onClose: () => void
  /** Goes on to the next cell of the row that may be edited, or the one before; false when there is none. */
  onStep: (step: 1 | -1) => boolean
}

/** The field's own input over its cell: Enter keeps the value, Tab keeps it and goes on, Escape leaves the old one. */
export function CellEditor(props: CellEditorProps) {
  const field = knownField(props.object.definition, props.path)
  return field ? <Editor {...props} field={field} /> : null
}

/** Inputs in which a choice is a decision: nothing is left to confirm. */
const decisive: ReadonlySet<ControlName> = new Set<ControlName>(['picklist', 'switch', 'lookup', 'person', 'rating'])

/** Inputs of several buttons: Enter and Tab are theirs; leaving them or Ctrl+Enter keeps the value. */
const manyStops: ReadonlySet<ControlName> = new Set<ControlName>(['files'])

function Editor(props: CellEditorProps & { field: FieldDefinition }) {
  const { record, path, field, onClose, onStep } = props
  const labels = useLabels()
  const box = useRef<HTMLDivElement>(null)
  const { value, error, take, keep, keepTyped } = useCellValue(props, box)
  const { control } = fieldTypeOf(field)
  const isDecisive = decisive.has(control)
  const hasStops = manyStops.has(control)
  useFocusInside(box)
  useLeaveOutside(box, () => keepTyped() && onClose())
  const leave = (isKept: boolean) => {
    if (!isKept) return
    onClose()
    focusGrid(box.current)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (isComposing(event) || event.defaultPrevented) return
    if (event.key === 'Escape') {
      focusGrid(box.current)
      return onClose()
    }
    if (hasStops && !event.ctrlKey) return
    if (event.key === 'Enter' && (event.ctrlKey || !(event.target instanceof HTMLTextAreaElement))) leave(keepTyped())
    else if (event.key === 'Tab') {
      if (!keepTyped()) return event.preventDefault()
      if (!onStep(event.shiftKey ? -1 : 1)) focusGrid(box.current)
    } else return
    event.preventDefault()
  }
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (hasStops && relatedTarget && !box.current?.contains(relatedTarget) && keepTyped()) onClose()
  }
  return (
    // The keys of the input inside: the box itself is nothing to act on.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} data-editing className={`headed ${classes.editor}`} onKeyDown={onKeyDown} onBlur={onBlur} onDoubleClick={(event) => event.stopPropagation()}>
      <FieldControl
        field={field}
        value={value}
        onChange={(next) => {
          take(next)
          if (isDecisive) leave(keep(next))
        }}
        label={labels(field.label)}
        required={field.required ?? false}
        title={valueAt(record, path).title}
        error={error}
      />
    </div>
  )
}

/** The value while it is edited, and keeping it: checked here first, then stored. */
function useCellValue({ object, record, path, field, listKey, fault, onFault }: CellEditorProps & { field: FieldDefinition }, box: React.RefObject<HTMLElement | null>) {
  const { t } = useTranslation('issues')
  const settings = useReaderSettings()
  const { value: stored } = valueAt(record, path)
  const [value, setValue] = useState<FieldValue>(stored)
  // Inputs give their value while an event is still on its way, before the next rendering.
  const latest = useRef<FieldValue>(stored)
  const [error, setError] = useState(fault)
  const save = useCellSave({ object, listKey, field, onFault })
  /** False when the value is told to be wrong. */
  const keep = (wanted: FieldValue): boolean => {
    const wrong = valueFault(field, wanted, settings)
    if (wrong) {
      setError(issueText(wrong, t))
      focusInput(box.current)
      return false
    }
    onFault(undefined)
    if (!isSameValue(wanted, stored)) save(record, wanted)
    return true
  }
  const take = (next: FieldValue) => {
    latest.current = next
    setValue(next)
    setError(undefined)
  }
  const keepTyped = (): boolean => {
    readInput(box.current)
    return keep(latest.current)
  }
  return { value, error, take, keep, keepTyped }
}

/** Typed text is read when its input is left. */
function readInput(box: HTMLElement | null): void {
  const active = document.activeElement
  if (active instanceof HTMLElement && box?.contains(active)) active.blur()
}

const focusInput = (box: HTMLElement | null): void => box?.querySelector<HTMLElement>('input, textarea')?.focus()

/** The table that the cell is in has the keyboard again. */
const focusGrid = (box: HTMLElement | null): void => box?.closest<HTMLElement>('[role=grid]')?.focus()

/** Some inputs come a moment later than their place. */
function useFocusInside(box: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!box.current || focusFirst(box.current)) return
    const coming = new MutationObserver(() => box.current && focusFirst(box.current) && coming.disconnect())
    coming.observe(box.current, { childList: true, subtree: true })
    return () => coming.disconnect()
  }, [box])
}

/** Lists that inputs open stand at the end of the document; a click there is still one inside. */
function useLeaveOutside(box: React.RefObject<HTMLElement | null>, leave: () => void): void {
  const current = useRef(leave)
  useEffect(() => {
    current.current = leave
  })
  useEffect(() => {
    const listen = ({ target }: PointerEvent) => {
      if (!(target instanceof Element) || box.current?.contains(target) || target.closest('[data-portal]')) return
      current.current()
    }
    document.addEventListener('pointerdown', listen)
    return () => document.removeEventListener('pointerdown', listen)
  }, [box])
}
