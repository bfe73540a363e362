import { CloseButton, Group, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordPage } from '../../../schemas/api/query.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useApp, workspaceKey } from '../../app/workspace.ts'
import { usePreference } from '../../ui/preference.ts'
import classes from './home.module.css'
import { useDrafted } from './use-drafted.ts'

/** Five first steps; they stay until all are done or somebody has seen enough of them. */
export function FirstSteps() {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const [isDismissed, setDismissed] = usePreference(`firstSteps.${slug}`, false)
  const facts = useFacts()
  if (isDismissed || !facts || facts.every(({ isDone }) => isDone)) return null
  return (
    <section className={classes.steps} aria-label={t('steps.title')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('steps.title')}
        </Title>
        <CloseButton aria-label={t('steps.dismiss')} onClick={() => setDismissed(true)} />
      </Group>
      <ol className={classes.list}>
        {facts.map(({ name, isDone, to }) => (
          <li key={name} data-done={isDone || undefined}>
            {isDone ? <IconCircleCheckFilled size={18} aria-label={t('steps.done')} /> : <IconCircle size={18} aria-hidden />}
            {isDone ? <span>{t(`steps.${name}`)}</span> : <Link to={to}>{t(`steps.${name}`)}</Link>}
          </li>
        ))}
      </ol>
    </section>
  )
}

type StepName = 'object' | 'publish' | 'records' | 'role' | 'people'

interface Step {
  readonly name: StepName
  readonly isDone: boolean
  readonly to: string
}

/** What has been done already, read from the workspace itself; undefined until all of it is known. */
function useFacts(): readonly Step[] | undefined {
  const { slug } = useWorkspace()
  const { objects, release } = useApp()
  const readable = objects.filter(({ can }) => can.read !== false)
  const first = readable[0]?.definition.name
  const { data: drafted } = useDrafted()
  const { data: people } = useQuery({
    queryKey: workspaceKey(slug, 'people', 'two'),
    queryFn: ({ signal }) => get<{ items: unknown[] }>(addressesOf(slug).people, { query: { limit: 2 }, signal }),
  })
  const { data: hasRecords = false } = useQuery({
    queryKey: workspaceKey(slug, 'records', 'any'),
    queryFn: ({ signal }) => anyRecord(slug, readable, signal),
  })
  if (!drafted || !people) return undefined
  return [
    { name: 'object', isDone: drafted.definitions.some(({ kind }) => kind === 'object'), to: `${pathOf(slug, 'design', 'objects')}?new` },
    { name: 'publish', isDone: release > 1, to: pathOf(slug, 'design', 'review') },
    { name: 'records', isDone: hasRecords, to: first === undefined ? pathOf(slug, 'work', 'spreadsheet') : pathOf(slug, 'work', 'records', first) },
    { name: 'role', isDone: drafted.definitions.some(({ kind, name }) => kind === 'role' && !givenRoles.has(name)), to: pathOf(slug, 'design', 'roles') },
    { name: 'people', isDone: people.items.length > 1, to: pathOf(slug, 'admin', 'people') },
  ]
}

/** Roles that nobody makes: a workspace begins with the first, and the first object brings the second. */
const givenRoles: ReadonlySet<string> = new Set(['administrator', 'staff'])

/** Whether any of the objects holds a record; the first one that does ends the search. */
async function anyRecord(workspace: string, objects: readonly AppObject[], signal: AbortSignal): Promise<boolean> {
  for (const { definition } of objects) {
    const { items } = await post<RecordPage>(addressesOf(workspace).query(definition.name), { limit: 1 }, { signal })
    if (items.length > 0) return true
  }
  return false
}
