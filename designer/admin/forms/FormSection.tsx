import { Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './forms.module.css'

interface FormSectionProps {
  title: string
  description?: ReactNode
  /** Beside the title, at the right. */
  actions?: ReactNode
  children: ReactNode
}

/** A titled sheet of a form's page. */
export function FormSection({ title, description, actions, children }: FormSectionProps) {
  return (
    <Paper withBorder component="section" className={classes.section}>
      <div className={classes.sectionHead}>
        <div>
          <Title order={2} size="h3">
            {title}
          </Title>
          {description && (
            <Text c="dimmed" size="sm" component="div">
              {description}
            </Text>
          )}
        </div>
        {actions}
      </div>
      {children}
    </Paper>
  )
}
