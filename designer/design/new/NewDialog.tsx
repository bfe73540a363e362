import { Modal, type MantineSize, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FormActions } from '../../ui/FormActions.tsx'
import type { DialogState } from '../../ui/use-new-dialog.ts'
import classes from './new-dialog.module.css'

interface NewDialogProps extends DialogState {
  title: string
  size?: MantineSize | number
  /** A form of its own, for it begins anew each time the dialog opens. */
  children: ReactNode
}

/** The dialog that asks what something new needs. */
export function NewDialog({ children, ...modal }: NewDialogProps) {
  const { t } = useTranslation('design')
  return (
    <Modal {...modal} closeButtonProps={{ 'aria-label': t('new.cancel') }}>
      {children}
    </Modal>
  )
}

interface NewFormProps {
  onSubmit: () => void
  onCancel: () => void
  /** What the button says that makes it. */
  submit: string
  isBusy: boolean
  children: ReactNode
}

/** The questions of such a dialog, and its end. */
export function NewForm({ onSubmit, onCancel, submit, isBusy, children }: NewFormProps) {
  const { t } = useTranslation('design')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Stack gap="md">
        {children}
        <div className={classes.foot}>
          <FormActions cancel={t('new.cancel')} onCancel={onCancel} submit={submit} isBusy={isBusy} />
        </div>
      </Stack>
    </form>
  )
}
