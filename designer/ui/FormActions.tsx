import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'

interface FormActionsProps {
  cancel: string
  onCancel: () => void
  /** What the form does when it is sent. */
  submit: ReactNode
  isBusy: boolean
  isDisabled?: boolean
}

/** The end of a form in a dialog: leave it, or send it. */
export function FormActions({ cancel, onCancel, submit, isBusy, isDisabled = false }: FormActionsProps) {
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onCancel}>
        {cancel}
      </Button>
      <Button type="submit" loading={isBusy} disabled={isDisabled}>
        {submit}
      </Button>
    </Group>
  )
}
