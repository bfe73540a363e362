import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { withoutMarks } from '../../ui/without-marks.ts'

interface RightsSearchProps {
  label: string
  value: string
  onChange: (text: string) => void
}

/** Narrows a list of rights down to the rows whose name holds what is typed. */
export function RightsSearch({ label, value, onChange }: RightsSearchProps) {
  return <TextInput size="xs" type="search" aria-label={label} placeholder={label} leftSection={<IconSearch size={14} aria-hidden />} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
}

/** Whether a name holds the text, whatever the marks and the case. */
export const isFound = (name: string, text: string): boolean => withoutMarks(name).includes(withoutMarks(text))
