import type { ReactNode } from 'react'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'

/** What every input of a record form is given. */
export interface ControlProps {
  field: FieldDefinition
  /** The value on the wire; null is blank. */
  value: FieldValue
  /**
   * A new value. Text that the field's type cannot read comes as it was typed: nothing is lost, and the form's check
   * refuses it.
   */
  onChange: (value: FieldValue) => void
  onBlur?: () => void
  /** Whether a text is told while it is typed, for what else on the page follows it; else when its input is left. */
  live?: boolean
  label: string
  help?: string | undefined
  error?: ReactNode
  /** What is wrong within the value, for inputs of rows: texts by place, `2/price`. */
  faults?: ReadonlyMap<string, string>
  /** The value is reckoned from what only a save fills, so nobody knows it yet. */
  isLater?: boolean
  required?: boolean
  disabled?: boolean
  /** Of a field with options, the values that may be chosen here; null or absent = all. */
  offered?: readonly string[] | null
  /** Readable title of the record or person that the value points at. */
  title?: string | undefined
}

/** The part of the props that Mantine's input wrapper understands. */
export function wrapperProps({ label, help, error, required, disabled }: ControlProps) {
  return {
    label,
    description: help,
    error,
    // Only the mark: the form's own check speaks the reader's language, the browser's does not.
    withAsterisk: required ?? false,
    'aria-required': required ?? false,
    disabled: disabled ?? false,
  }
}
