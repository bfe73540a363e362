import { Text, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FileValue } from '../../../schemas/files/file-value.ts'
import { AnswerFiles } from './AnswerFiles.tsx'
import classes from './task.module.css'

/** People with what they have answered, under a title. Nothing where there are none. */
export function AnswersPanel({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section className={classes.panel} aria-label={title}>
      <Title order={3} size="h4" mb="xs">
        {title}
      </Title>
      <ul className={classes.members}>{children}</ul>
    </section>
  )
}

interface AnswerLineProps {
  mark: { readonly color: string; readonly icon: Icon }
  /** Who, and what that one has done. */
  who: ReactNode
  /** How it came to it and when, in small lines below. */
  about: readonly ReactNode[]
  comment: string | null
  files: readonly FileValue[]
}

/** One of them: a mark, who and what, how and when, and what was said with it. */
export function AnswerLine({ mark: { color, icon: Mark }, who, about, comment, files }: AnswerLineProps) {
  return (
    <li className={classes.member}>
      <Mark size={16} color={`var(--${color})`} aria-hidden className={classes.mark} />
      <div>
        <Text size="sm">{who}</Text>
        {about.map((line, at) => (
          // The lines of an answer stay in their places.
          // oxlint-disable-next-line react/no-array-index-key
          <Text key={at} size="xs" c="dimmed">
            {line}
          </Text>
        ))}
        {comment !== null && (
          <Text size="sm" className={classes.said}>
            {comment}
          </Text>
        )}
        <AnswerFiles files={files} />
      </div>
    </li>
  )
}
