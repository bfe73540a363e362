import { Anchor, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { WouldHaveStarted } from '../../../../schemas/api/run.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { FlowTrigger } from '../../../../schemas/flows/trigger.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { post } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { workspaceKey } from '../../../app/workspace.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { editorPath } from '../../draft/editor-path.ts'
import classes from './trigger.module.css'

/** So many are named; the rest are counted. */
const named = 5

/** How often the flow would have started lately, and on which records: each can be tried. */
export function PastStarts({ flow }: { flow: FlowDefinition }) {
  const { t } = useTranslation('design-flow-trigger')
  const { slug } = useWorkspace()
  const format = useFormat()
  const { data, error } = usePastStarts(flow.trigger)
  if (error) {
    return (
      <Text size="sm" c="dimmed">
        {t('past.unknown')}
      </Text>
    )
  }
  if (!data) return null
  return (
    <section className={classes.past} aria-label={t('past.title')}>
      <Text size="sm" fw={550} role="status">
        {t(data.isComplete ? 'past.count' : 'past.atLeast', { count: data.count, number: format.number(data.count), days: data.days })}
      </Text>
      <ul className={classes.records}>
        {data.records.slice(0, named).map(({ record, title, at }) => (
          <li key={`${record} ${at}`}>
            <Anchor component={Link} to={`${editorPath(slug, flow)}/try?record=${record}`} size="sm" title={t('past.try')}>
              {title ?? t('past.untitled')}
            </Anchor>
            <Text size="xs" c="dimmed" component="time" dateTime={at} title={format.dateTime(at)}>
              {format.relative(at)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}

function usePastStarts(trigger: FlowTrigger) {
  const { slug } = useWorkspace()
  const [settled] = useDebouncedValue(JSON.stringify(trigger), 400)
  return useQuery({
    queryKey: workspaceKey(slug, 'past-starts', settled),
    queryFn: ({ signal }) => post<WouldHaveStarted>(addressesOf(slug).pastStarts, { trigger: JSON.parse(settled) as FlowTrigger }, { signal }),
    placeholderData: (before) => before,
    retry: false,
  })
}
