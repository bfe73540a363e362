import { Combobox, Input, InputBase, useCombobox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldTypeOf } from '../../schemas/fields/field.ts'
import { useComposition } from '../ui/composition.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { type ControlProps, wrapperProps } from './control.ts'
import classes from './controls.module.css'
import { type LookupChoice, type LookupTarget, useLookupSource } from './lookup-source.ts'

/** One record of another object, or a person: searched as one types, told apart by its second line. */
export function LookupControl(props: ControlProps) {
  const { field, value, onChange, onBlur, required = false, disabled = false } = props
  const { t } = useTranslation('controls')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { text, settled, setText, inputProps } = useComposition()
  const [chosen, setChosen] = useState<LookupChoice | null>(null)
  const [isTyping, setTyping] = useState(false)
  const target = targetOf(props)
  const found = useChoices({ target, text: isTyping ? settled : '', isOpen: combobox.dropdownOpened })
  const title = value === null ? '' : chosen?.id === value ? chosen.title : (props.title ?? String(value))

  const choose = (id: string) => {
    const choice = found.choices.find((each) => each.id === id)
    if (!choice) return
    setChosen(choice)
    onChange(choice.id)
    stop()
  }
  const stop = () => {
    setTyping(false)
    setText('')
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...wrapperProps(props)}
          {...inputProps}
          value={isTyping ? text : title}
          placeholder={t(target.to === 'person' ? 'choosePerson' : 'chooseRecord')}
          onChange={(event) => {
            setTyping(true)
            inputProps.onChange(event)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          // Not on focus: whoever only passes by with Tab would find the list over the buttons that come next.
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            // Emptying the input is how a choice is taken back.
            if (isTyping && text === '' && value !== null) onChange(null)
            stop()
            onBlur?.()
          }}
          rightSection={
            value !== null && !required && !disabled ? (
              <Input.ClearButton onClick={() => onChange(null)} aria-label={t('clear')} />
            ) : (
              <Combobox.Chevron />
            )
          }
          rightSectionPointerEvents={value === null ? 'none' : 'all'}
          data-field={field.name}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Choices label={props.label} {...found} />
      </Combobox.Dropdown>
    </Combobox>
  )
}

const targetOf = ({ field }: ControlProps): LookupTarget => {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? { to: 'object', object: link.object } : { to: 'person' }
}

const noChoices: readonly LookupChoice[] = []

function useChoices({ target, text, isOpen }: { target: LookupTarget; text: string; isOpen: boolean }) {
  const source = useLookupSource()
  const query = useQuery({
    queryKey: ['lookup', target, text],
    queryFn: ({ signal }) => source?.search(target, text, signal) ?? Promise.resolve(noChoices),
    enabled: isOpen && source !== null,
    staleTime: 10_000,
    placeholderData: (before) => before,
  })
  return { choices: query.data ?? noChoices, isSearching: query.isFetching, problem: query.error }
}

interface ChoicesProps {
  label: string
  choices: readonly LookupChoice[]
  isSearching: boolean
  problem: unknown
}

function Choices({ label, choices, isSearching, problem }: ChoicesProps) {
  const { t } = useTranslation('controls')
  if (problem) return <ErrorState problem={problem} />
  return (
    <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
      {choices.map(({ id, title, subtitle }) => (
        <Combobox.Option key={id} value={id}>
          <span className={classes.words}>
            <span className={classes.title}>{title}</span>
            {subtitle && <span className={classes.subtitle}>{subtitle}</span>}
          </span>
        </Combobox.Option>
      ))}
      {choices.length === 0 && <Combobox.Empty>{t(isSearching ? 'searching' : 'nothingFound')}</Combobox.Empty>}
    </Combobox.Options>
  )
}
