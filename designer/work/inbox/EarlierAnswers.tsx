import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EarlierAnswer } from '../../../schemas/api/task.ts'
import { useFormat } from '../../i18n/reader.ts'
import { AnswerFiles } from './AnswerFiles.tsx'
import classes from './task.module.css'
import { decisionColors, decisionIcons } from './task-words.ts'

/** What others have answered before, and what came with it. */
export function EarlierAnswers({ answers }: { answers: readonly EarlierAnswer[] }) {
  const { t } = useTranslation('inbox')
  if (answers.length === 0) return null
  return (
    <section className={classes.panel} aria-label={t('earlier')}>
      <Title order={3} size="h4" mb="xs">
        {t('earlier')}
      </Title>
      <ul className={classes.members}>
        {answers.map((answer) => (
          <Earlier key={`${answer.by.id} ${answer.at}`} answer={answer} />
        ))}
      </ul>
    </section>
  )
}

function Earlier({ answer: { step, by, onBehalfOf, decision, comment, files, at } }: { answer: EarlierAnswer }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const Icon = decisionIcons[decision]
  return (
    <li className={classes.member}>
      <Icon size={16} color={`var(--${decisionColors[decision]})`} aria-hidden className={classes.mark} />
      <div>
        <Text size="sm">{t(`decided.${decision}`, { name: onBehalfOf ? t('for', { name: by.name, other: onBehalfOf.name }) : by.name })}</Text>
        <Text size="xs" c="dimmed">
          {step} · {format.dateTime(at)}
        </Text>
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
