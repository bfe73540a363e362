import { Stack, TextInput, type TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import type { NewName } from './use-new-name.ts'

interface LabelAndNameProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string
  onChange: (label: string) => void
  /** The API name that is made from the label. */
  named: NewName
  /** What is to be said of the label itself. */
  children?: ReactNode
}

/** What something new is called, and below it the API name. */
export function LabelAndName({ onChange, named: { name, isTaken, setName }, children, ...input }: LabelAndNameProps) {
  return (
    <Stack gap={4}>
      <TextInput {...input} maxLength={200} onChange={(event) => onChange(event.currentTarget.value)} />
      {children}
      {name !== undefined && <ApiNameRow name={name} isTaken={isTaken} onChange={setName} />}
    </Stack>
  )
}
