import { Anchor, List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { UsedAt } from '../../../schemas/api/draft.ts'
import type { WhereUsed as WhereUsedAnswer } from '../../../schemas/api/release.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import { PersonalViews } from './PersonalViews.tsx'
import { type Usable, whereUsedQuery } from './where-used-query.ts'

/** Everything that mentions a thing, in definitions, conditions, texts and data. */
export function WhereUsed({ of }: { of: Usable }) {
  const { t } = useTranslation('design-used')
  const { slug } = useWorkspace()
  const { data: used, error, refetch } = useQuery(whereUsedQuery(slug, of))
  // What is not saved yet is used nowhere.
  if (isProblem(error, 'not-found')) return <Nowhere />
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!used) return <Text size="sm" c="dimmed">{t('looking')}</Text>
  const places = [...Map.groupBy(used.references, definitionKey).values()]
  if (places.length + used.records + used.mappings + used.people + used.personalViews.views === 0) return <Nowhere />
  return (
    <>
      {places.length > 0 ? <List size="sm" listStyleType="none" spacing={6} mb="sm">{places.map((mentions) => <Place key={mentions[0] && definitionKey(mentions[0])} mentions={mentions} />)}</List> : <Text size="sm">{t('notInDefinitions')}</Text>}
      <InData used={used} isWhole={of.field === undefined} />
    </>
  )
}

function Nowhere() {
  const { t } = useTranslation('design-used')
  return (
    <Text size="sm" c="dimmed">
      {t('nowhere')}
    </Text>
  )
}

/** One definition that mentions it, with its parts that do. */
function Place({ mentions }: { mentions: readonly UsedAt[] }) {
  const { t } = useTranslation('design-used')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const [first] = mentions
  if (!first) return null
  const within = [...new Set(mentions.flatMap(({ part, text }) => text ?? (part ? labelText(part.label) : [])))]
  return (
    <List.Item>
      <Anchor component={Link} to={editorPath(slug, first)} underline="always" inherit>{labelText(first.label)}</Anchor>
      <Text span size="sm" c="dimmed">
        {` · ${t(`kind.${first.kind}`, { defaultValue: first.kind })}`}
        {mentions.length > 1 && ` · ${t('places', { count: mentions.length })}`}
        {within.length > 0 && ` · ${within.slice(0, 3).join(', ')}`}
      </Text>
    </List.Item>
  )
}

function InData({ used, isWhole }: { used: WhereUsedAnswer; isWhole: boolean }) {
  const { t } = useTranslation('design-used')
  const format = useFormat()
  const counted = (key: string, count: number) => count > 0 && <Text size="sm">{t(key, { count, number: format.number(count) })}</Text>
  return (
    <>
      {counted(isWhole ? 'records' : 'values', used.records)}
      {counted('mappings', used.mappings)}
      {counted('people', used.people)}
      <PersonalViews used={used.personalViews} />
    </>
  )
}
