import { Button, Textarea } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { PublishPlan } from '../../../schemas/api/publish-plan.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { isProblem } from '../../app/problem.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useDraft } from '../draft/draft-queries.ts'
import { ProblemNote } from '../draft/ProblemNote.tsx'
import { Faults } from '../review/Faults.tsx'
import type { Policies } from '../review/fetch-plan.ts'
import { PlanStory } from '../review/PlanStory.tsx'
import { Published } from '../review/Published.tsx'
import { Running } from '../review/PublishBox.tsx'
import review from '../review/ReviewPage.module.css'
import { usePublish } from '../review/use-publish.ts'
import classes from './releases.module.css'

const noPolicies: Policies = {}

/** What going back to a release would do, and the button that does it: a publish like any other. */
export function GoBackPage() {
  const { t } = useTranslation('design-releases')
  const { slug } = useWorkspace()
  const number = Number(useParams().number)
  const publishing = usePublish()
  const [policies, setPolicies] = useState(noPolicies)
  const plan = useGoBackPlan(number, policies)
  const crumbs = [{ label: t('title'), to: pathOf(slug, 'design', 'releases') }]
  if (publishing.number !== undefined) {
    return (
      <>
        <PageHeader title={t('name', { number: publishing.number })} crumbs={crumbs} />
        <Published number={publishing.number} changes={publishing.changes} onDone={publishing.reset} />
      </>
    )
  }
  const publish = (note: string) =>
    plan.data &&
    publishing.publish(
      { digest: plan.data.digest, rollback: number, note, policies, changes: plan.data.changes },
      { onError: (reason) => isProblem(reason, 'stale-review') && void plan.refetch() },
    )
  return (
    <>
      <PageHeader title={t('goBack', { number })} description={t('goBackHelp')} crumbs={crumbs} />
      <div className={classes.plan}>
        <div className={review.scroll}>
          {plan.isPending && <LoadingState shape="list" />}
          {plan.error && <ErrorState problem={plan.error} onRetry={() => void plan.refetch()} />}
          {plan.data && <PlanBody plan={plan.data} onPolicy={(cause, policy) => setPolicies({ ...policies, [cause]: policy })} />}
        </div>
        {publishing.problem !== null && <ProblemNote problem={publishing.problem} />}
        <div className={review.publish}>
          {publishing.isRunning ? (
            <Running publishing={publishing} />
          ) : (
            <GoBackForm number={number} isReady={plan.data?.publishable === true && !plan.isPlaceholderData} onPublish={publish} />
          )}
        </div>
      </div>
    </>
  )
}

function useGoBackPlan(number: number, policies: Policies) {
  const { slug } = useWorkspace()
  return useQuery({
    queryKey: workspaceKey(slug, 'plan', 'go-back', number, policies),
    queryFn: ({ signal }) => post<PublishPlan>(`${addressesOf(slug).release(number)}/rollback`, { policies }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

function PlanBody({ plan, onPolicy }: { plan: PublishPlan } & Pick<React.ComponentProps<typeof PlanStory>, 'onPolicy'>) {
  const { data: draft } = useDraft()
  return (
    <>
      {plan.issues.length > 0 && <Faults issues={plan.issues} />}
      <PlanStory plan={plan} definitions={draft?.definitions ?? []} onPolicy={onPolicy} />
    </>
  )
}

interface GoBackFormProps {
  number: number
  isReady: boolean
  onPublish: (note: string) => void
}

function GoBackForm({ number, isReady, onPublish }: GoBackFormProps) {
  const { t } = useTranslation('design-releases')
  const [note, setNote] = useState('')
  return (
    <>
      <Textarea className={review.note} label={t('note')} autosize minRows={1} maxRows={4} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <Button leftSection={<IconArrowBackUp size={16} aria-hidden />} disabled={!isReady} onClick={() => onPublish(note)}>
        {t('goBack', { number })}
      </Button>
    </>
  )
}
