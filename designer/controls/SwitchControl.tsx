import { Switch } from '@mantine/core'
import { type ControlProps, wrapperProps } from './control.ts'

/** Yes or no. A value that is still blank shows as no and stays blank until somebody decides. */
export function SwitchControl(props: ControlProps) {
  const { label, description, error, disabled } = wrapperProps(props)
  return (
    <Switch
      label={label}
      description={description}
      error={error}
      disabled={disabled}
      required={false}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      onBlur={props.onBlur}
    />
  )
}
