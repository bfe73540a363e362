import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TaskMember } from '../../../schemas/api/task.ts'
import { useFormat } from '../../i18n/reader.ts'
import { AnswerLine, AnswersPanel } from './AnswersPanel.tsx'
import { memberMarks } from './member-marks.ts'

interface TaskPeopleProps {
  members: readonly TaskMember[]
  /** One of them has returned it to be changed: nobody is asked until it comes back. */
  isReturned: boolean
}

/** Who has answered, who is still asked, and how they came to be. */
export function TaskPeople({ members, isReturned }: TaskPeopleProps) {
  const { t } = useTranslation('inbox')
  return (
    <AnswersPanel title={t('people')}>
      {members.map((member) => (
        <Member key={`${member.person.id} ${member.state} ${member.at}`} member={member} isReturned={isReturned && member.state === 'pending'} />
      ))}
    </AnswersPanel>
  )
}

function Member({ member: { person, onBehalfOf, state, asked, comment, files, at }, isReturned }: { member: TaskMember; isReturned: boolean }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const shown = isReturned ? (at === null ? 'removed' : 'returned') : state
  const mark = memberMarks[shown]
  const who = (
    <>
      <b>{onBehalfOf ? t('for', { name: person.name, other: onBehalfOf.name }) : person.name}</b> <Badge color={mark.color}>{t(`member.${shown}`)}</Badge>
    </>
  )
  const how = t(`how.${asked.how}`, { of: asked.of ?? '', count: asked.level ?? 1 })
  const about = [at === null ? how : `${how} · ${format.dateTime(at)}`, ...(asked.insteadOfRequester ? [t('insteadOfRequester')] : [])]
  return <AnswerLine mark={mark} who={who} about={about} comment={comment} files={files} />
}
