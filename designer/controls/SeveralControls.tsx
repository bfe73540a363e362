import { MultiSelect, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTexts, splitSeveral } from '../../schemas/fields/several.ts'
import { labelIn } from '../../schemas/label.ts'
import { useLanguage } from '../i18n/language.ts'
import { isComposing } from '../ui/composition.ts'
import { OptionDot } from '../ui/OptionDot.tsx'
import { type ControlProps, wrapperProps } from './control.ts'
import classes from './controls.module.css'
import { filterOptions } from './filter-options.ts'
import { useLookupSource } from './lookup-source.ts'
import { useOfferedOptions } from './record-values.ts'

/** Several options of a few, in their own order however they are picked. */
export function MultiPicklistControl(props: ControlProps) {
  const { field, value, onChange, onBlur, required = false, offered } = props
  const { t } = useTranslation('controls')
  const { language } = useLanguage()
  const { options, waitsFor } = useOfferedOptions(field, value, offered)
  const chosen = isTexts(value) ? value : []
  const choices = options.map((option) => ({ value: option.value, label: labelIn(option.label, language) }))
  // Stored values whose option is gone are shown until somebody takes them away.
  const gone = chosen.filter((each) => !options.some((option) => option.value === each))
  return (
    <MultiSelect
      {...wrapperProps(props)}
      data={[...choices, ...gone.map((each) => ({ value: each, label: each }))]}
      value={[...chosen]}
      onChange={(next) => onChange(next.length === 0 ? null : inOrderOf(options, next))}
      {...(onBlur ? { onBlur } : {})}
      {...(chosen.length === 0 ? { placeholder: t(waitsFor === undefined ? 'choose' : 'chooseOtherFirst') } : {})}
      searchable
      hidePickedOptions
      classNames={{ inputField: classes.severalField ?? '' }}
      clearable={!required}
      filter={filterOptions}
      nothingFoundMessage={t('nothingFound')}
      clearButtonProps={{ 'aria-label': t('clear') }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <OptionDot color={options.find((each) => each.value === option.value)?.color} />
          <span className={classes.title}>{option.label}</span>
        </span>
      )}
    />
  )
}

function inOrderOf(options: readonly { value: string }[], chosen: readonly string[]): readonly string[] {
  const known = options.map((option) => option.value)
  return [...known.filter((each) => chosen.includes(each)), ...chosen.filter((each) => !known.includes(each))]
}

/** Free words; Enter, a comma or a semicolon ends one. What other records hold is offered while one types. */
export function TagsControl(props: ControlProps) {
  const { field, value, onChange, onBlur, required = false } = props
  const { t } = useTranslation('controls')
  const source = useLookupSource()
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const { data: known = [] } = useQuery({
    queryKey: ['suggest', field.id, text],
    queryFn: ({ signal }) => source?.suggest(field, text, signal) ?? Promise.resolve([]),
    enabled: isOpen && source !== null,
    staleTime: 10_000,
    placeholderData: (before) => before,
  })
  const tags = isTexts(value) ? value : []
  const change = (next: readonly string[]) => {
    const words = [...new Set(next.flatMap(splitSeveral).map((word) => word.replace(/^#/, '')))].filter((word) => word !== '')
    onChange(words.length === 0 ? null : words)
  }
  return (
    <TagsInput
      {...wrapperProps(props)}
      data={known.filter((word) => !tags.includes(word))}
      value={[...tags]}
      onChange={change}
      searchValue={text}
      onSearchChange={setText}
      onDropdownOpen={() => setOpen(true)}
      onKeyDownCapture={(event) => {
        // Enter ends what an input method is composing, not the tag.
        if (event.key === 'Enter' && isComposing(event)) event.stopPropagation()
      }}
      {...(onBlur ? { onBlur } : {})}
      {...(tags.length === 0 ? { placeholder: t('tagsHint') } : {})}
      splitChars={[',', ';', '，', '；', '、']}
      acceptValueOnBlur
      classNames={{ inputField: classes.severalField ?? '' }}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('clear') }}
    />
  )
}
