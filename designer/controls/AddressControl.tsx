import { Button, Input, Select, Textarea, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Address, addressOf, type AddressPart, partLabels } from '../../schemas/fields/addresses/address.ts'
import { inputParts } from '../../schemas/fields/addresses/address-lines.ts'
import { countryOptions } from '../../schemas/fields/addresses/countries.ts'
import { labelIn } from '../../schemas/label.ts'
import { useLanguage } from '../i18n/language.ts'
import { useReaderSettings } from '../i18n/reader.ts'
import classes from './address.module.css'
import type { ControlProps } from './control.ts'
import { filterOptions } from './filter-options.ts'

/** An address part by part, in the order of its country; or as one text, as somebody typed it. */
export function AddressControl({ value, onChange, onBlur, label, help, error, required = false, disabled = false }: ControlProps) {
  const { t } = useTranslation('controls')
  const { country: home } = useReaderSettings()
  const id = useId()
  const [isText, setText] = useState(false)
  const address = addressOf(value)
  const parts = inputParts(address.country ?? home, address)
  const set = (part: AddressPart, text: string | null) => {
    const { [part]: _, ...others } = address
    // Who begins an address means one at home until he or she says otherwise.
    const begun: Address = value === null && part !== 'country' && part !== 'text' ? { country: home } : others
    const next = text === null || text === '' ? others : { ...begun, [part]: text }
    onChange(Object.keys(next).length === 0 ? null : next)
  }
  const input = { disabled, onBlur, isFaulty: error !== undefined && error !== null && error !== false }
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id }} description={help} error={error} withAsterisk={required}>
      <div role="group" aria-labelledby={id} className={classes.parts}>
        {parts.map((part, index) =>
          part === 'country' ? (
            <CountryInput key={part} value={address.country} onChange={(code) => set('country', code)} {...input} />
          ) : (
            <PartInput key={part} part={part} value={address[part] ?? ''} onChange={(text) => set(part, text)} {...input} isFaulty={input.isFaulty && index === 0} />
          ),
        )}
        {address.text !== undefined || isText ? (
          <PartInput part="text" value={address.text ?? ''} onChange={(text) => set('text', text)} {...input} isFaulty={false} />
        ) : (
          <Button className={classes.asText} variant="subtle" size="compact-xs" disabled={disabled} onClick={() => setText(true)}>
            {t('address.asText')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  )
}

interface PartProps {
  disabled: boolean
  isFaulty: boolean
  onBlur: (() => void) | undefined
}

function PartInput({ part, value, onChange, disabled, isFaulty, onBlur }: PartProps & { part: AddressPart; value: string; onChange: (text: string) => void }) {
  const { language } = useLanguage()
  const given = {
    label: labelIn(partLabels[part], language),
    value,
    disabled,
    'aria-invalid': isFaulty,
    ...(onBlur && { onBlur }),
    classNames: { label: classes.partLabel ?? '' },
  }
  // A street may take two lines: a company and a house.
  if (part === 'street' || part === 'text') {
    return <Textarea {...given} className={classes.wide} autosize minRows={part === 'text' ? 2 : 1} maxRows={6} onChange={(event) => onChange(event.currentTarget.value)} />
  }
  return <TextInput {...given} autoComplete={autoComplete[part]} onChange={(event) => onChange(event.currentTarget.value)} />
}

/** What browsers know these inputs by; they fill in only what people ask them to. */
const autoComplete: Readonly<Partial<Record<AddressPart, string>>> = { city: 'address-level2', region: 'address-level1', postal_code: 'postal-code' }

function CountryInput({ value, onChange, disabled, onBlur }: PartProps & { value: string | undefined; onChange: (code: string | null) => void }) {
  const { t } = useTranslation('controls')
  const { language } = useLanguage()
  const data = countryOptions()
    .map(({ value: code, label }) => ({ value: code, label: labelIn(label, language) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language))
  return (
    <Select
      label={labelIn(partLabels.country, language)}
      classNames={{ label: classes.partLabel ?? '' }}
      data={data}
      value={value ?? null}
      onChange={onChange}
      {...(onBlur && { onBlur })}
      disabled={disabled}
      clearable
      searchable
      filter={filterOptions}
      limit={300}
      placeholder={t('choose')}
      nothingFoundMessage={t('nothingFound')}
      clearButtonProps={{ 'aria-label': t('clear') }}
    />
  )
}
