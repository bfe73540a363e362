import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/problem.ts'
import { problemText } from '../../ui/problem-text.ts'

/** Why something on the page could not be done, and what to do; below it what the server found, or `children` instead. */
export function ProblemNote({ problem, children }: { problem: unknown; children?: ReactNode }) {
  const { t } = useTranslation('problems')
  const { what, advice } = problemText(problem, t)
  const messages = isProblem(problem) ? problem.issues.flatMap(({ message }) => message ?? []) : []
  return (
    <Alert role="alert" color="danger" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} title={what}>
      {messages.length === 0 && advice}
      {children ??
        (messages.length > 0 && (
          <List size="sm">
            {messages.map((message) => (
              <List.Item key={message}>{message}</List.Item>
            ))}
          </List>
        ))}
    </Alert>
  )
}
