import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/problem.ts'
import { problemText } from '../../ui/problem-text.ts'

/** Why something was declined: what is wrong with each part where the server names parts, else what to do. */
export function ProblemAlert({ problem }: { problem: unknown }) {
  const { t } = useTranslation('problems')
  const { what, advice } = problemText(problem, t)
  const told = isProblem(problem) ? problem.issues.flatMap(({ message }) => (message ? [message] : [])) : []
  return (
    <Alert role="alert" color="danger" icon={<IconAlertTriangle size={18} aria-hidden />} title={told.length === 0 ? what : undefined}>
      {told.length === 0 && advice}
      {[...new Set(told)].map((message) => (
        <Text key={message} size="sm">
          {message}
        </Text>
      ))}
    </Alert>
  )
}
