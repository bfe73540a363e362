import { Button, Text, Title } from '@mantine/core'
import { IconCubePlus, IconFileSpreadsheet, IconPlus, IconRocket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useApp } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { callingName } from '../../../schemas/calling-name.ts'
import { useFormat } from '../../i18n/reader.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ObjectIcon } from '../../ui/ObjectIcon.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useLabels } from '../use-object.ts'
import { FirstSteps } from './FirstSteps.tsx'
import classes from './home.module.css'
import { useDrafted } from './use-drafted.ts'

/** The front door: the objects one works with, and the next steps while the workspace is young. */
export function HomePage() {
  const { t } = useTranslation('work')
  const { person, objects, settings, system } = useApp()
  const { language } = useLanguage()
  const readable = objects.filter(({ can }) => can.read !== false)
  return (
    <>
      <PageHeader title={t('home.greeting', { name: callingName(person.name, language) })} name={t('home.title')} description={settings.name} />
      {readable.length === 0 ? <Nothing canDesign={system.includes('design')} /> : <ObjectTiles />}
      {system.includes('design') && <FirstSteps />}
    </>
  )
}

function Nothing({ canDesign }: { canDesign: boolean }) {
  const { t } = useTranslation('work')
  const { data: drafted } = useDrafted()
  if (!canDesign) {
    return (
      <EmptyState icon={IconCubePlus} title={t('home.nothingForYou')}>
        {t('home.askAdministrator')}
      </EmptyState>
    )
  }
  const waiting = (drafted?.changes ?? []).filter(({ kind, op }) => kind === 'object' && op === 'add')
  return waiting.length > 0 ? <Waiting objects={waiting} /> : <Beginning />
}

/** What was designed and is not live: it has no place here yet, so the next step is to publish it. */
function Waiting({ objects }: { objects: readonly DraftChange[] }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { list } = useFormat()
  const labels = useLabels()
  const [first] = objects
  return (
    <EmptyState
      icon={IconRocket}
      title={t('home.waiting', { objects: list(objects.map(({ label }) => labels(label))) })}
      actions={
        <>
          <Button component={Link} to={pathOf(slug, 'design', 'review')} leftSection={<IconRocket size={17} aria-hidden />}>
            {t('home.review')}
          </Button>
          {first && (
            <Button component={Link} to={pathOf(slug, 'design', 'objects', first.name)} variant="default">
              {t('home.goOn')}
            </Button>
          )}
        </>
      }
    >
      {t('home.waitingText')}
    </EmptyState>
  )
}

function Beginning() {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  return (
    <EmptyState
      icon={IconCubePlus}
      title={t('home.begin')}
      actions={
        <>
          <Button component={Link} to={pathOf(slug, 'work', 'spreadsheet')} leftSection={<IconFileSpreadsheet size={17} aria-hidden />}>
            {t('home.fromSpreadsheet')}
          </Button>
          <Button component={Link} to={`${pathOf(slug, 'design', 'objects')}?new`} variant="default" leftSection={<IconCubePlus size={17} aria-hidden />}>
            {t('home.makeObject')}
          </Button>
        </>
      }
    >
      {t('home.beginText')}
    </EmptyState>
  )
}

function ObjectTiles() {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const { objects } = useApp()
  const labels = useLabels()
  return (
    <ul className={classes.tiles}>
      {objects
        .filter(({ can }) => can.read !== false)
        .map(({ definition, can }) => (
          <li key={definition.id} className={classes.tile}>
            <Link to={pathOf(slug, 'work', 'records', definition.name)} className={classes.name}>
              <ObjectIcon name={definition.icon} size={20} />
              <Title order={2} size="h4">
                {labels(definition.plural)}
              </Title>
            </Link>
            {definition.description && (
              <Text size="sm" c="dimmed" lineClamp={2}>
                {labels(definition.description)}
              </Text>
            )}
            {can.create && (
              <Button component={Link} to={pathOf(slug, 'work', 'records', definition.name, 'new')} size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>
                {t('list.new', { object: labels(definition.label) })}
              </Button>
            )}
          </li>
        ))}
    </ul>
  )
}
