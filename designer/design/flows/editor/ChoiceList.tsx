import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import classes from './palette.module.css'

/** Something to choose, with what is to be known of it below its name. */
export interface Choice {
  readonly value: string
  readonly name: string
  readonly help?: string | undefined
  readonly icon?: ReactNode
}

export interface ChoiceGroup {
  readonly key: string
  /** What the choices have in common; blank where nothing needs to be said. */
  readonly label: string
  readonly choices: readonly Choice[]
}

interface ChoiceListProps {
  /** What is chosen. */
  label: string
  /** Called so in the box that finds them. */
  find: string
  text: string
  onText: (text: string) => void
  groups: readonly ChoiceGroup[]
  /** What stands in the place of choices where there are none. */
  none: string
  keys: string
  onChoose: (value: string) => void
}

/** A list within a dialog: typed until it is first, or chosen with arrows or by hand. */
export function ChoiceList({ label, find, text, onText, groups, none, keys, onChoose }: ChoiceListProps) {
  const combobox = useCombobox({ opened: true })
  const { selectFirstOption } = combobox
  useEffect(() => {
    selectFirstOption()
    // Enter takes the first of those that are found.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text])
  const option = ({ value, name, help, icon }: Choice) => (
    <Combobox.Option key={value} value={value} className={classes.entry ?? ''}>
      {icon}
      <span className={classes.name}>
        {name}
        {help !== undefined && <span className={classes.help}>{help}</span>}
      </span>
    </Combobox.Option>
  )
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget>
        <TextInput data-autofocus value={text} aria-label={find} placeholder={find} onChange={(event) => onText(event.currentTarget.value)} />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options ?? ''} tabIndex={0} aria-label={label}>
        {groups.map((group) => (
          <Combobox.Group key={group.key} label={group.label}>
            {group.choices.map(option)}
          </Combobox.Group>
        ))}
        {groups.length === 0 && <Combobox.Empty>{none}</Combobox.Empty>}
      </Combobox.Options>
      <Text size="xs" c="dimmed" mt="xs">
        {keys}
      </Text>
    </Combobox>
  )
}
