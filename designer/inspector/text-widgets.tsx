import { Textarea, TextInput } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { readNumber } from '../../schemas/fields/reading/number.ts'
import { useReading } from '../i18n/reader.ts'
import { defaultHint, inputProps, useDraftText } from './widget.ts'

/** One line: text, or a number where the schema asks for one. */
export function TextWidget(props: WidgetProps) {
  const { type } = props.schema
  return type === 'integer' || type === 'number' ? <NumberWidget {...props} /> : <LineWidget {...props} />
}

function LineWidget(props: WidgetProps) {
  const { value, onChange, options } = props
  return (
    <TextInput
      {...inputProps(props)}
      value={String(value ?? '')}
      placeholder={defaultHint(props)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? options.emptyValue : event.currentTarget.value)}
      onBlur={() => props.onBlur(props.id, value)}
    />
  )
}

export function TextareaWidget(props: WidgetProps) {
  const { value, onChange, options } = props
  return (
    <Textarea
      {...inputProps(props)}
      autosize
      minRows={2}
      maxRows={10}
      value={String(value ?? '')}
      placeholder={defaultHint(props)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? options.emptyValue : event.currentTarget.value)}
      onBlur={() => props.onBlur(props.id, value)}
    />
  )
}

/** A number of JSON; what is no number stays as it was typed, and the schema's check says so. */
export function NumberWidget(props: WidgetProps) {
  const { value, onChange } = props
  const { decimalMark = '.' } = useReading()
  const draft = useDraftText(String(value ?? '').replace('.', decimalMark), (text) => {
    const read = readNumber(text, { decimalMark })
    onChange(text.trim() === '' ? undefined : 'value' in read ? Number(read.value) : text)
  })
  return <TextInput {...inputProps(props)} {...draft} inputMode="decimal" placeholder={defaultHint(props)} />
}

/** An exact decimal, kept as text: `"0.10"` stays what it is. */
export function DecimalWidget(props: WidgetProps) {
  const { value, onChange } = props
  const { decimalMark = '.' } = useReading()
  const draft = useDraftText(String(value ?? '').replace('.', decimalMark), (text) => {
    const read = readNumber(text, { decimalMark })
    onChange(text.trim() === '' ? undefined : 'value' in read ? read.value : text)
  })
  return <TextInput {...inputProps(props)} {...draft} inputMode="decimal" placeholder={defaultHint(props)} />
}

/** A pattern that texts must match (RE2). */
export function PatternWidget(props: WidgetProps) {
  const { value, onChange } = props
  return (
    <TextInput
      {...inputProps(props)}
      value={String(value ?? '')}
      ff="monospace"
      spellCheck={false}
      autoCapitalize="none"
      onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  )
}
