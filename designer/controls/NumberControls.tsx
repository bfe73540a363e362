import { TextInput } from '@mantine/core'
import { useReading } from '../i18n/reader.ts'
import { type ControlProps, wrapperProps } from './control.ts'
import classes from './controls.module.css'
import { useTypedText } from './typed-text.ts'
import { editedNumber } from './typed-value.ts'

/** Whole numbers, decimals and amounts: grouped while shown, plain while edited, text all the way to the server. */
export function NumberControl(props: ControlProps) {
  const { error, inputProps } = useNumber(props)
  return <TextInput {...wrapperProps({ ...props, error })} {...inputProps} inputMode="decimal" classNames={{ input: classes.number ?? '' }} />
}

/** An amount of money. Short forms are understood: 1tr5, 500k, 2 tỷ, 3万, with or without the currency. */
export function MoneyControl(props: ControlProps) {
  const { error, inputProps } = useNumber(props)
  // A full keyboard, for the short forms have letters.
  return <TextInput {...wrapperProps({ ...props, error })} {...inputProps} classNames={{ input: classes.number ?? '' }} />
}

/** A share of a hundred: 20 means 20 %. */
export function PercentControl(props: ControlProps) {
  const { error, inputProps } = useNumber(props)
  return (
    <TextInput
      {...wrapperProps({ ...props, error })}
      {...inputProps}
      inputMode="decimal"
      classNames={{ input: classes.number ?? '' }}
      rightSection={inputProps.value.includes('%') ? undefined : <span aria-hidden>%</span>}
    />
  )
}

function useNumber(props: ControlProps) {
  const { decimalMark = '.' } = useReading()
  return useTypedText(props, (value) => editedNumber(value, decimalMark))
}
