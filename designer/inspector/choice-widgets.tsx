import { Checkbox, Select, Stack, Switch } from '@mantine/core'
import type { EnumOptionsType, WidgetProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { currencyCodes } from '../../schemas/fields/currencies.ts'
import { useLanguage } from '../i18n/language.ts'
import { withoutMarks } from '../ui/without-marks.ts'
import { defaultHint, inputProps } from './widget.ts'

/** Yes or no. */
export function SwitchWidget(props: WidgetProps) {
  const { id, label, description, error, disabled } = inputProps(props)
  const isOn = props.value ?? props.schema.default ?? false
  return (
    <Switch
      id={id}
      label={label}
      description={description}
      error={error}
      disabled={disabled}
      checked={isOn === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  )
}

// Mantine's options are texts; the values behind them may be numbers or blank.
const textOf = (value: unknown): string => JSON.stringify(value ?? null)

const valueOf = (text: string | null, options: readonly EnumOptionsType[]): unknown =>
  options.find(({ value }) => textOf(value) === text)?.value

/** One of several. */
export function SelectWidget(props: WidgetProps) {
  const { t } = useTranslation('inspector')
  const { value, onChange, options, required, schema } = props
  const choices = options.enumOptions ?? []
  const chosen = value ?? schema.default
  return (
    <Select
      {...inputProps(props)}
      data={choices.map((each) => ({ value: textOf(each.value), label: each.label }))}
      value={chosen === undefined ? null : textOf(chosen)}
      onChange={(text) => onChange(valueOf(text, choices))}
      placeholder={t('none')}
      clearable={!required && schema.default === undefined}
      searchable={choices.length > 7}
      allowDeselect={false}
    />
  )
}

/** Several of several. */
export function CheckboxesWidget(props: WidgetProps) {
  const { value, onChange, options } = props
  const { label, description, error, disabled } = inputProps(props)
  const choices = options.enumOptions ?? []
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  return (
    <Checkbox.Group
      label={label}
      description={description}
      error={error}
      value={chosen.map(textOf)}
      // In the order of the options, whatever the order of the clicks.
      onChange={(texts) => onChange(choices.filter((each) => texts.includes(textOf(each.value))).map((each) => each.value))}
    >
      <Stack gap={6} mt={6}>
        {choices.map((each) => (
          <Checkbox key={textOf(each.value)} value={textOf(each.value)} label={each.label} disabled={disabled} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

/** A currency by ISO 4217, found by its code or its name in the reader's language. */
export function CurrencyWidget(props: WidgetProps) {
  const { language } = useLanguage()
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  const data = currencyCodes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
  return (
    <Select
      {...inputProps(props)}
      data={data}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={(code) => props.onChange(code ?? undefined)}
      placeholder={defaultHint(props)}
      searchable
      clearable={!props.required}
      filter={({ options, search }) => {
        const wanted = withoutMarks(search)
        return options.filter((option) => 'label' in option && withoutMarks(option.label).includes(wanted))
      }}
      limit={60}
    />
  )
}
