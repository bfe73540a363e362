import { ActionIcon, NativeSelect, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TeamAnswer, TeamMember } from '../../../schemas/api/team.ts'
import { useFormat } from '../../i18n/reader.ts'
import type { MemberChange } from './RecordTeam.tsx'
import classes from './team.module.css'

interface MemberRowProps {
  member: TeamMember
  can: TeamAnswer['_can']
  onChange: (change: MemberChange) => void
}

/** One of the team: what he or she can do, until when, and whether that is of use. */
export function MemberRow({ member: { person, right, until, isOver, canOpen }, can, onChange }: MemberRowProps) {
  const { t } = useTranslation('work-team')
  const format = useFormat()
  // Who may not change the record lets nobody change it, but may take that back.
  const choices = (['read', 'update'] as const).filter((each) => each === 'read' || can.giveUpdate || right === 'update')
  return (
    <li className={classes.member}>
      <div className={classes.name}>
        <Text size="sm">{person.name}</Text>
        {until !== null && (
          <Text size="xs" c="dimmed">
            {t(isOver ? 'over' : 'untilDay', { date: format.date(until) })}
          </Text>
        )}
        {!canOpen && !isOver && (
          <Text size="xs" c="var(--warning)">
            {t('cannotOpen')}
          </Text>
        )}
      </div>
      {can.change ? (
        <>
          <NativeSelect
            size="xs"
            aria-label={t('right', { name: person.name })}
            value={right}
            data={choices.map((value) => ({ value, label: t(value) }))}
            onChange={({ currentTarget: { value } }) => onChange({ person: person.id, input: { right: value === 'update' ? 'update' : 'read', until } })}
          />
          <ActionIcon variant="subtle" color="gray" aria-label={t('remove', { name: person.name })} onClick={() => onChange({ person: person.id, input: null })}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t(right)}
        </Text>
      )}
    </li>
  )
}
