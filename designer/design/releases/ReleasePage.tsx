import { Badge, Button, Group, Select } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type { ReleaseAnswer, ReleaseDiff, ReleaseSummary } from '../../../schemas/api/release.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { pagesOf, useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ChangedBy } from '../draft/ChangedBy.tsx'
import { DiffView } from './DiffView.tsx'
import { setUpRelease } from './set-up-release.ts'
import classes from './releases.module.css'

/** One release: who published it, why, and what it changed against the one before or any other. */
export function ReleasePage() {
  const { t } = useTranslation('design-releases')
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const number = Number(useParams().number)
  const [search, setSearch] = useSearchParams()
  const asked = search.get('against')
  const against = asked === null ? number - 1 : Number(asked)
  const address = addressesOf(slug).release(number)
  const release = useQuery({
    queryKey: workspaceKey(slug, 'release', number),
    queryFn: ({ signal }) => get<ReleaseAnswer>(address, { signal }),
  })
  const diff = useQuery({
    queryKey: workspaceKey(slug, 'release', number, 'diff', against, language),
    queryFn: ({ signal }) => get<ReleaseDiff>(`${address}/diff`, { query: { against: asked }, signal }),
    // Releases never change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const crumbs = [{ label: t('title'), to: pathOf(slug, 'design', 'releases') }]
  return (
    <>
      <PageHeader
        title={t('name', { number })}
        crumbs={crumbs}
        badge={release.data?.live && <Badge color="success">{t('live')}</Badge>}
        description={release.data && <About release={release.data} />}
        actions={release.data && !release.data.live && <GoBackButton number={number} />}
      >
        <AgainstSelect number={number} value={against} onChange={(other) => setSearch({ against: String(other) }, { replace: true })} />
      </PageHeader>
      <div className={classes.body}>
        {diff.data && <DiffView changes={diff.data.changes} />}
        {diff.isPending && <LoadingState shape="list" />}
        {diff.error && <ErrorState problem={diff.error} onRetry={() => void diff.refetch()} />}
      </div>
    </>
  )
}

function About({ release }: { release: ReleaseSummary }) {
  const { t } = useTranslation('design-releases')
  return (
    <Group gap="md">
      {release.by && <ChangedBy by={release.by} at={release.at} />}
      {release.number === setUpRelease ? t('setUp') : release.note}
    </Group>
  )
}

function GoBackButton({ number }: { number: number }) {
  const { t } = useTranslation('design-releases')
  const { slug } = useWorkspace()
  return (
    <Button component={Link} variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} to={pathOf(slug, 'design', 'releases', String(number), 'go-back')}>
      {t('goBack', { number })}
    </Button>
  )
}

interface AgainstSelectProps {
  number: number
  value: number
  onChange: (other: number) => void
}

/** The release that this one is compared with. */
function AgainstSelect({ number, value, onChange }: AgainstSelectProps) {
  const { t } = useTranslation('design-releases')
  const { slug } = useWorkspace()
  const { items } = useCursorList<ReleaseSummary>({
    key: workspaceKey(slug, 'releases'),
    load: pagesOf<ReleaseSummary>(addressesOf(slug).releases),
  })
  const others = items.map((release) => release.number).filter((other) => other !== number)
  const known = [...new Set([...others, value])].filter((other) => other > 0).toSorted((a, b) => b - a)
  if (known.length === 0) return null
  return (
    <Select
      mt="sm"
      maw={280}
      label={t('against')}
      data={known.map((other) => ({ value: String(other), label: t('name', { number: other }) }))}
      value={value > 0 ? String(value) : null}
      allowDeselect={false}
      searchable
      onChange={(other) => other !== null && onChange(Number(other))}
    />
  )
}
