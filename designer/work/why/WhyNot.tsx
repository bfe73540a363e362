import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ExplainObjectAnswer } from '../../../schemas/api/explain.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { Why } from '../layout/Why.tsx'
import { AskPeople } from './AskPeople.tsx'
import { explainObjectQuery, explainRecordQuery } from './explain-queries.ts'
import { Reasons } from './Reasons.tsx'

/** In the place of the button that adds a record: why it is not there. */
export function WhyNoNew({ object }: { object: ObjectDefinition }) {
  const { t } = useTranslation('why')
  return <Why label={t('missing.create')}>{() => <MissedOnObject object={object} />}</Why>
}

interface WhyNotProps {
  object: ObjectDefinition
  id: string
  can: { readonly update: boolean; readonly delete: boolean }
}

/** In the place of the buttons that change a record: why they are not there. Nothing where none is missing. */
export function WhyNot({ object, id, can }: WhyNotProps) {
  const { t } = useTranslation('why')
  const missed = (['update', 'delete'] as const).filter((right) => !can[right])
  const [first] = missed
  return first ? <Why label={t(`missing.${first}`)}>{() => <MissedOnRecord object={object} id={id} missed={missed} />}</Why> : null
}

function MissedOnObject({ object }: { object: ObjectDefinition }) {
  const { slug } = useWorkspace()
  const { data, error, refetch } = useQuery(explainObjectQuery(slug, object.name))
  return <Missed answer={data} problem={error} onRetry={() => void refetch()} missed={['create']} />
}

function MissedOnRecord({ object, id, missed }: Omit<WhyNotProps, 'can'> & Pick<MissedProps, 'missed'>) {
  const { slug } = useWorkspace()
  const { data, error, refetch } = useQuery(explainRecordQuery({ workspace: slug, object: object.name, id }))
  return <Missed answer={data} problem={error} onRetry={() => void refetch()} missed={missed} />
}

interface MissedProps {
  answer: Pick<ExplainObjectAnswer, 'rights' | 'ask'> | undefined
  problem: unknown
  onRetry: () => void
  missed: readonly ('create' | 'update' | 'delete')[]
}

/** The missing rights, each with its reasons, and whom to ask for them. */
function Missed({ answer, problem, onRetry, missed }: MissedProps) {
  const { t } = useTranslation('why')
  if (problem) return <ErrorState problem={problem} onRetry={onRetry} />
  if (!answer) return <LoadingState />
  return (
    <Stack gap="md">
      {missed.map((right) => (
        <div key={right}>
          <Text size="sm" fw={550} mb={6}>
            {t(`right.${right}`)}
          </Text>
          <Reasons because={answer.rights[right].because} />
        </div>
      ))}
      <AskPeople people={answer.ask} />
    </Stack>
  )
}
