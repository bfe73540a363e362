import { Badge, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TaskMember } from '../../../schemas/api/task.ts'
import { useFormat } from '../../i18n/reader.ts'
import { memberMarks } from './member-marks.ts'
import classes from './task.module.css'

/** Who has answered, who is still asked, and how they came to be. */
export function TaskPeople({ members }: { members: readonly TaskMember[] }) {
  const { t } = useTranslation('inbox')
  if (members.length === 0) return null
  return (
    <section className={classes.panel} aria-label={t('people')}>
      <Title order={3} size="h4" mb="xs">
        {t('people')}
      </Title>
      <ul className={classes.members}>
        {members.map((member) => (
          <Member key={`${member.person.id} ${member.state} ${member.at}`} member={member} />
        ))}
      </ul>
    </section>
  )
}

function Member({ member: { person, onBehalfOf, state, asked, comment, at } }: { member: TaskMember }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const { color, icon: Icon } = memberMarks[state]
  return (
    <li className={classes.member}>
      <Icon size={16} color={`var(--${color})`} aria-hidden className={classes.mark} />
      <div>
        <Text size="sm">
          <b>{onBehalfOf ? t('for', { name: person.name, other: onBehalfOf.name }) : person.name}</b> <Badge color={color}>{t(`member.${state}`)}</Badge>
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
      </div>
    </li>
  )
}
