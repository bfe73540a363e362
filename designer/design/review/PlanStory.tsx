import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChangeOp, DraftEntry } from '../../../schemas/api/draft.ts'
import type { Policy, PublishPlan } from '../../../schemas/api/publish-plan.ts'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { ChangeMark } from '../draft/ChangeMark.tsx'
import { useLabelText } from '../draft/label-text.ts'
import { CheckCard } from './CheckCard.tsx'
import { Fold } from './Fold.tsx'
import { type StoryGroup, storyOf } from './plan-story.ts'
import classes from './ReviewPage.module.css'
import { StepLine } from './StepLine.tsx'

interface PlanStoryProps {
  plan: PublishPlan
  definitions: readonly DraftEntry[]
  onPolicy: (cause: string, policy: Policy) => void
}

/** Every step of a publish by object, after what stored records say to new demands. */
export function PlanStory({ plan, definitions, onPolicy }: PlanStoryProps) {
  const { t } = useTranslation('design-review')
  const groups = storyOf(plan, definitions)
  return (
    <>
      {plan.checks.map((check) => (
        <CheckCard key={`${check.cause} ${check.code}`} check={check} onPolicy={(policy) => onPolicy(check.cause, policy)} />
      ))}
      {groups.map((group) => (
        <ObjectStory key={group.object?.id ?? ''} group={group} op={plan.changes.find(({ id }) => id === group.object?.id)?.op} isFolded={groups.length > mostOpen && group.class === 'safe'} />
      ))}
      {plan.steps.length === 0 && plan.issues.length === 0 && <Text c="dimmed">{t('noSteps')}</Text>}
    </>
  )
}

/** Groups that are all unfolded; among more only those that want a look are. */
const mostOpen = 5

function ObjectStory({ group, op, isFolded }: { group: StoryGroup; op: ChangeOp | undefined; isFolded: boolean }) {
  const { t } = useTranslation('design-review')
  const labelText = useLabelText()
  const head = (
    <>
      {group.object && <span className={classes.kind}>{t('kind.object')}</span>} <b>{group.object ? labelText(group.object.label) : t('others')}</b>{' '}
      {isFolded && <span className={classes.kind}>{t('steps', { count: group.steps.length })}</span>}
    </>
  )
  return (
    <section className={classes.group}>
      <Fold
        head={head}
        isFolded={isFolded}
        mark={
          <>
            {op && <ChangeMark op={op} />}
            <ClassMark of={group.class} />
          </>
        }
      >
        <ul className={classes.steps}>
          {group.steps.map((step) => (
            <StepLine key={step.id} step={step} isMarked={step.class !== group.class} />
          ))}
        </ul>
      </Fold>
    </section>
  )
}
