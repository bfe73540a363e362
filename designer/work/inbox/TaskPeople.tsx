import { Badge, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TaskMember } from '../../../schemas/api/task.ts'
import { useFormat } from '../../i18n/reader.ts'
import { AnswerFiles } from './AnswerFiles.tsx'
import { memberMarks } from './member-marks.ts'
import classes from './task.module.css'

interface TaskPeopleProps {
  members: readonly TaskMember[]
  /** One of them has returned it to be changed: nobody is asked until it comes back. */
  isReturned: boolean
}

/** Who has answered, who is still asked, and how they came to be. */
export function TaskPeople({ members, isReturned }: TaskPeopleProps) {
  const { t } = useTranslation('inbox')
  if (members.length === 0) return null
  return (
    <section className={classes.panel} aria-label={t('people')}>
      <Title order={3} size="h4" mb="xs">
        {t('people')}
      </Title>
      <ul className={classes.members}>
        {members.map((member) => (
          <Member key={`${member.person.id} ${member.state} ${member.at}`} member={member} isReturned={isReturned && member.state === 'pending'} />
        ))}
      </ul>
    </section>
  )
}

function Member({ member: { person, onBehalfOf, state, asked, comment, files, at }, isReturned }: { member: TaskMember; isReturned: boolean }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const shown = isReturned ? (at === null ? 'removed' : 'returned') : state
  const { color, icon: Icon } = memberMarks[shown]
  return (
    <li className={classes.member}>
      <Icon size={16} color={`var(--${color})`} aria-hidden className={classes.mark} />
      <div>
        <Text size="sm">
          <b>{onBehalfOf ? t('for', { name: person.name, other: onBehalfOf.name }) : person.name}</b> <Badge color={color}>{t(`member.${shown}`)}</Badge>
        </Text>
        <Text size="xs" c="dimmed">
          {t(`how.${asked.how}`, { of: asked.of ?? '', count: asked.level ?? 1 })}
          {at !== null && ` · ${format.dateTime(at)}`}
        </Text>
        {asked.insteadOfRequester && (
          <Text size="xs" c="dimmed">
            {t('insteadOfRequester')}
          </Text>
        )}
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
