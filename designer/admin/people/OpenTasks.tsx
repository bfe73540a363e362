import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import type { TaskPage } from '../../../schemas/api/task.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'
import { FormSection } from '../forms/FormSection.tsx'
import { HandOver } from './HandOver.tsx'
import classes from './people.module.css'

/** Tasks that are shown at once: those behind them follow once these are gone. */
const most = 20

/** What waits for somebody, for administrators to give to others. Nothing where nothing waits. */
export function OpenTasks({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('hand-over')
  const { slug } = useWorkspace()
  const format = useFormat()
  const { data } = useQuery({
    queryKey: workspaceKey(slug, 'tasks', 'of', person.id),
    queryFn: ({ signal }) => get<TaskPage>(addressesOf(slug).tasks, { query: { state: 'open', assignee: person.id, limit: most }, signal }),
  })
  if (!data || data.items.length === 0) return null
  return (
    <FormSection title={t('open', { count: data.total })}>
      <ul className={classes.tasks}>
        {data.items.map((task) => (
          <li key={task.id} className={classes.act}>
            <div>
              <Anchor component={Link} to={pathOf(slug, 'work', 'inbox', task.id)} size="sm">
                {task.title || task.flow.label}
              </Anchor>
              <Text size="xs" c="dimmed">
                {task.node.label} · {format.dateTime(task.openedAt)}
              </Text>
            </div>
            <HandOver task={task} />
          </li>
        ))}
      </ul>
      {data.next !== null && (
        <Text size="xs" c="dimmed">
          {t('more', { count: data.total - data.items.length })}
        </Text>
      )}
    </FormSection>
  )
}
