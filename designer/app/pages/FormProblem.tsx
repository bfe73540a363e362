import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../ui/problem-text.ts'
import { isProblem } from '../problem.ts'

/** Why a form before the door was declined, at its head; nothing while there is no reason. */
export function FormProblem({ reason }: { reason: unknown }) {
  const { t } = useTranslation('sign-in')
  const { t: tProblem } = useTranslation('problems')
  if (!reason) return null
  const own = isProblem(reason) ? t(`problem.${reason.code}`, { defaultValue: '' }) : ''
  const { what, advice } = problemText(reason, tProblem)
  return (
    <Alert color="danger" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
      {own || `${what}. ${advice}`}
    </Alert>
  )
}
