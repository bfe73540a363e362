import { Badge, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExplainAnswer } from '../../../schemas/api/explain.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { PersonSelect } from '../../admin/people/PersonSelect.tsx'
import { useWorkspace } from '../../app/me.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { explainRecordQuery } from './explain-queries.ts'
import { NarrowFields } from './NarrowFields.tsx'
import { Reasons } from './Reasons.tsx'

interface RecordAccessProps {
  object: ObjectDefinition
  id: string
  onClose: () => void
}

/** What a person of choice may see and do with a record, and why. The page around it provides the lookups. */
export function RecordAccess({ object, id, onClose }: RecordAccessProps) {
  const { t } = useTranslation('why')
  const { slug, person: me } = useWorkspace()
  const [person, setPerson] = useState<string | null>(me.id)
  return (
    <SidePanel opened onClose={onClose} title={t('who.title')}>
      <Stack gap="lg">
        <PersonSelect label={t('who.person')} help={t('who.choose')} value={person} title={person === me.id ? me.name : undefined} onChange={setPerson} />
        {person !== null && <Explained query={explainRecordQuery({ workspace: slug, object: object.name, id, person })} object={object} />}
      </Stack>
    </SidePanel>
  )
}

function Explained({ query, object }: { query: ReturnType<typeof explainRecordQuery>; object: ObjectDefinition }) {
  const { t } = useTranslation('why')
  const { data, error, refetch } = useQuery(query)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingState shape="form" />
  return (
    <>
      <Text size="sm" c="dimmed">
        {data.roles.length === 0 ? t('roles.none') : t('roles.some', { roles: data.roles.map(({ label }) => label).join(', ') })}
      </Text>
      {recordRights.map((right) => (
        <RightOn key={right} label={t(`right.${right}`)} verdict={data.rights[right]} />
      ))}
      {data.rights.read.allowed !== false && <NarrowFields fields={data.fields} object={object} />}
    </>
  )
}

/** The rights that concern one record. */
const recordRights = ['read', 'update', 'delete'] as const

function RightOn({ label, verdict: { allowed, because } }: { label: string; verdict: ExplainAnswer['rights']['read'] }) {
  const { t } = useTranslation('why')
  return (
    <section>
      <Text size="sm" fw={600} mb={6}>
        {label}{' '}
        <Badge size="sm" color={allowed === null ? 'control' : allowed ? 'success' : 'danger'}>
          {t(allowed === null ? 'open' : allowed ? 'yes' : 'no')}
        </Badge>
      </Text>
      <Reasons because={because} />
    </section>
  )
}
