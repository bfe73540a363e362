import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { labelIn } from '../../schemas/label.ts'
import { useLanguage } from '../i18n/language.ts'
import { OptionDot } from '../ui/OptionDot.tsx'
import { type ControlProps, wrapperProps } from './control.ts'
import classes from './controls.module.css'
import { filterOptions } from './filter-options.ts'
import { useOfferedOptions } from './record-values.ts'

/** One option of several, with its colour; found by typing with or without marks. */
export function PicklistControl(props: ControlProps) {
  const { field, value, onChange, onBlur, required = false, offered } = props
  const { t } = useTranslation('controls')
  const { language } = useLanguage()
  const { options, waitsFor } = useOfferedOptions(field, value, offered)
  const colors = new Map(options.map((option) => [option.value, option.color]))
  const choices = options.map((option) => ({ value: option.value, label: labelIn(option.label, language) }))
  const chosen = typeof value === 'string' ? value : null
  // A stored value whose option is gone is shown until somebody chooses another.
  const data = chosen === null || colors.has(chosen) ? choices : [...choices, { value: chosen, label: chosen }]
  return (
    <Select
      {...wrapperProps(props)}
      data={data}
      value={chosen}
      onChange={onChange}
      {...(onBlur ? { onBlur } : {})}
      clearable={!required}
      searchable={options.length > 7}
      filter={filterOptions}
      placeholder={t(waitsFor === undefined ? 'choose' : 'chooseOtherFirst')}
      nothingFoundMessage={t('nothingFound')}
      clearButtonProps={{ 'aria-label': t('clear') }}
      leftSection={chosen !== null && <OptionDot color={colors.get(chosen)} />}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <OptionDot color={colors.get(option.value)} />
          <span className={classes.title}>{option.label}</span>
        </span>
      )}
    />
  )
}
