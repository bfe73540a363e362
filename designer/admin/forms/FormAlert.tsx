import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../ui/problem-text.ts'
import { NotConfirmed } from './fresh-session.ts'
import type { FormFaults } from './form-faults.ts'

interface FormAlertProps {
  /** Why the request was declined; null while it was not. */
  reason: unknown
  faults: FormFaults
  /** A way out, below the words. */
  actions?: ReactNode
}

/** Why a form was not taken, at its head. Faults that stand at their inputs are not said twice. */
export function FormAlert({ reason, faults, actions }: FormAlertProps) {
  const { t } = useTranslation('problems')
  if (!reason || reason instanceof NotConfirmed) return null
  if (faults.whole.length === 0 && Object.keys(faults.at).length > 0) return null
  const { what, advice } = problemText(reason, t)
  return (
    <Alert color="danger" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
      {faults.whole.length > 0 ? faults.whole.join(' ') : `${what}. ${advice}`}
      {actions}
    </Alert>
  )
}
