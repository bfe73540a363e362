import { Button, List, Radio, Stack, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PlanCheck, Policy } from '../../../schemas/api/publish-plan.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ClassMark } from '../../ui/ClassMark.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { OpenAsList } from '../validation-rules/OpenAsList.tsx'
import { isBlocking } from './plan-story.ts'
import classes from './ReviewPage.module.css'

interface CheckCardProps {
  check: PlanCheck
  onPolicy: (policy: Policy) => void
}

/** What stored records say to a new demand: how many break it, which, and what shall be done about them. */
export function CheckCard({ check, onPolicy }: CheckCardProps) {
  const { t } = useTranslation('design-review')
  return (
    <section className={classes.group}>
      <div className={classes.groupHead}>
        <Title order={2} size="h4" flex={1}>
          {check.message}
        </Title>
        <ClassMark of={isBlocking(check) ? 'blocked' : 'safe'} />
      </div>
      <Stack gap="xs" px="md" pb={check.failing > 0 ? 'sm' : 0}>
        {check.failing > 0 && <FailingRecords check={check} />}
        {check.failing > 0 && check.code === 'rule' && <BrokenAsList check={check} />}
        {check.csv !== null && check.failing > check.unreadable && <FailingFile address={check.csv} />}
        {check.failing > 0 && check.policies.length > 1 && <PolicyChoice check={check} onPolicy={onPolicy} />}
        {isBlocking(check) && (
          <Text size="sm" c="danger">
            {t(check.policies.length > 1 ? 'check.mendOrChoose' : 'check.mend')}
          </Text>
        )}
      </Stack>
    </section>
  )
}

function FailingRecords({ check }: { check: PlanCheck }) {
  const { t } = useTranslation('design-review')
  const { slug } = useWorkspace()
  const format = useFormat()
  const more = check.failing - check.first.length - check.unreadable
  return (
    <List size="sm" className={classes.failing}>
      {check.first.map(({ object, id, title }) => (
        <List.Item key={id}>
          <Link to={pathOf(slug, 'work', 'records', object, id)}>{title || id}</Link>
        </List.Item>
      ))}
      {more > 0 && <List.Item>{t('check.more', { count: more, number: format.number(more) })}</List.Item>}
      {check.unreadable > 0 && <List.Item>{t('check.unreadable', { count: check.unreadable, number: format.number(check.unreadable) })}</List.Item>}
    </List>
  )
}

/** The records that a new rule would stop, as a list: there they are mended many at a time. */
function BrokenAsList({ check }: { check: PlanCheck }) {
  const { set } = useDraftSet()
  const rule = set.all('rule').find(({ id }) => id === check.cause)
  return rule ? <OpenAsList object={rule.object} rule={rule.refuseWhen} count={check.failing - check.unreadable} /> : null
}

/** All of them, for those who mend them in a spreadsheet or ask others to. */
function FailingFile({ address }: { address: string }) {
  const { t } = useTranslation('design-review')
  return (
    <Button component="a" href={address} download variant="default" size="xs" w="fit-content" leftSection={<IconDownload size={16} aria-hidden />}>
      {t('check.file')}
    </Button>
  )
}

/** What is recommended comes first, what keeps the publish back last. */
const policyOrder: readonly Policy[] = ['when_touched', 'always', 'new_records', 'block']

function PolicyChoice({ check, onPolicy }: CheckCardProps) {
  const { t } = useTranslation('design-review')
  return (
    // The values are exactly those given below.
    <Radio.Group label={t('policy.label')} value={check.policy} onChange={(next) => onPolicy(next as Policy)}>
      <Stack gap={6} mt={4}>
        {policyOrder.filter((policy) => check.policies.includes(policy)).map((policy) => (
          <Radio key={policy} value={policy} label={t(`policy.${policy}`)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
