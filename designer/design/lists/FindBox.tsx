import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { withoutMarks } from '../../ui/without-marks.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'
import { useLabelText } from '../draft/label-text.ts'

interface FindBoxProps {
  label: string
  text: string
  onText: (text: string) => void
}

/** Narrows a list to what is called like a text. */
export function FindBox({ label, text, onText }: FindBoxProps) {
  return (
    <TextInput
      w={{ base: '100%', xs: 260 }}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} aria-hidden />}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  )
}

/** The definitions whose label or API name has the text, whatever the case and the marks. */
export function useFound(definitions: readonly ListedDefinition[], text: string): readonly ListedDefinition[] {
  const labelText = useLabelText()
  const wanted = withoutMarks(text)
  return definitions.filter(({ name, label }) => withoutMarks(labelText(label)).includes(wanted) || name.includes(wanted))
}
