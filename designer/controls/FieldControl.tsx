import { fieldTypeOf } from '../../schemas/fields/field.ts'
import type { ControlProps } from './control.ts'
import { controls } from './index.ts'

/** The input of a field, whatever its type: the type names the control. */
export function FieldControl(props: ControlProps) {
  const Control = controls[fieldTypeOf(props.field).control]
  return <Control {...props} />
}
