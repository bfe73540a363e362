import { Button, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { TeamInput } from '../../../schemas/api/team.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { MemberRow } from './MemberRow.tsx'
import classes from './team.module.css'
import { changeTeam, teamQuery } from './team-queries.ts'

const AddMember = lazy(async () => ({ default: (await import('./AddMember.tsx')).AddMember }))

/** A person, and how he or she is let in; null = taken out. */
export interface MemberChange {
  readonly person: string
  readonly input: TeamInput | null
}

/** The people who were let in to a record by hand. */
export function RecordTeam({ object, record }: { object: ObjectDefinition; record: RecordAnswer }) {
  const { t } = useTranslation('work-team')
  const { slug } = useWorkspace()
  const of = { workspace: slug, object: object.name, record: record.id }
  const { data: team, error, refetch } = useQuery(teamQuery(of))
  const [isAdding, setAdding] = useState(false)
  const change = useMutation({ mutationFn: ({ person, input }: MemberChange) => changeTeam(of, person, input), onSuccess: () => setAdding(false), onError: notifyFailed })
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <Title order={2} size="h4" mb="sm">
        {t('title')}
      </Title>
      {error && !team && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!team && !error && <LoadingState shape="list" />}
      {team?.members.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      )}
      {team && (
        <ul className={classes.members}>
          {team.members.map((member) => (
            <MemberRow key={member.person.id} member={member} can={team._can} onChange={change.mutate} />
          ))}
        </ul>
      )}
      {isAdding && team && (
        <Suspense>
          <AddMember can={team._can} isSaving={change.isPending} onAdd={change.mutate} onCancel={() => setAdding(false)} />
        </Suspense>
      )}
      {team?._can.change && !isAdding && (
        <Button variant="subtle" size="compact-sm" mt="sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
          {t('addTitle')}
        </Button>
      )}
    </section>
  )
}
