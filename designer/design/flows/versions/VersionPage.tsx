import { Anchor, Badge, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { FlowVersionSummary } from '../../../../schemas/api/flow-version.ts'
import type { FlowVersionAnswer } from '../../../../schemas/api/run.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { LoadingState } from '../../../ui/LoadingState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useDraftSet } from '../../draft/draft-queries.ts'
import { editorPath } from '../../draft/editor-path.ts'
import { useLabelText } from '../../draft/label-text.ts'
import beside from '../beside/beside.module.css'
import { CanvasBeside } from '../beside/CanvasBeside.tsx'
import { FlowCanvas } from '../editor/FlowCanvas.tsx'
import { FlowSentences } from '../words/FlowSentences.tsx'
import { versionQuery, versionsPath, versionsQuery } from './version-queries.ts'

/** A flow as it was at a version, to look at: drawn with the runs that stand there, and in words. */
export function VersionPage() {
  const { t } = useTranslation('design-flow-versions')
  const { t: design } = useTranslation('design')
  const { flow: name = '', number = '' } = useParams()
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { data: version, error, refetch } = useQuery(versionQuery(slug, name, Number(number)))
  const { data: versions } = useQuery(versionsQuery(slug, name))
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!version) return <LoadingState />
  // Versions are kept as they were published, in the names of today.
  const flow = version.definition as FlowDefinition
  const editor = editorPath(slug, flow)
  const standing = versions?.items.find((each) => each.number === version.number)
  return (
    <div className={beside.page}>
      <PageHeader
        title={t('page.title', { number, flow: labelText(flow.label) })}
        name={t('number', { number })}
        badge={standing?.keeps === 'newest' && <Badge color="success">{t('newest')}</Badge>}
        crumbs={[{ label: design('places.flows'), to: pathOf(slug, 'design', 'flows') }, { label: labelText(flow.label), to: editor }, { label: t('name'), to: versionsPath(slug, name) }]}
      />
      <Bench version={version} flow={flow} standing={standing} />
    </div>
  )
}

interface BenchProps {
  version: FlowVersionAnswer
  flow: FlowDefinition
  standing: FlowVersionSummary | undefined
}

function Bench({ version, flow, standing }: BenchProps) {
  const { t } = useTranslation('design-flow-versions')
  const { slug } = useWorkspace()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const format = useFormat()
  const marks = useMarks(standing)
  const [selected, select] = useState<readonly string[]>([])
  const { release, at } = version
  return (
    <CanvasBeside label={t('page.side')} canvas={<FlowCanvas flow={flow} set={set} label={labelText(flow.label)} selected={selected} onSelect={(ids) => select(ids.slice(-1))} nodeOverlays={marks} />}>
      <section>
        <Text size="sm">{t(standing?.by ? 'page.publishedBy' : 'page.published', { when: format.dateTime(at), name: standing?.by?.name })}</Text>
        <Anchor component={Link} size="sm" to={pathOf(slug, 'design', 'releases', String(release))}>
          {t('page.release', { number: release })}
        </Anchor>
        {standing && (
          <Text size="sm" c="dimmed">
            {t('page.running', { count: standing.running })} {t('page.ended', { count: standing.ended })}
          </Text>
        )}
      </section>
      <section>
        <Title order={2} size="h4" mb={6}>
          {t('page.words')}
        </Title>
        <FlowSentences flow={flow} set={set} onChoose={(key) => select(flow.nodes.flatMap((node) => (node.key === key ? [node.id] : [])))} />
      </section>
    </CanvasBeside>
  )
}

/** On the tiles, how many runs stand there. */
function useMarks(standing: FlowVersionSummary | undefined): ReadonlyMap<string, ReactNode> {
  const { t } = useTranslation('design-flow-versions')
  // Asked again every few seconds: what is the same is not drawn anew.
  const said = JSON.stringify(standing?.nodes.map(({ node, runs }) => [node, runs]) ?? [])
  return useMemo(() => {
    const known = JSON.parse(said) as [node: string, runs: number][]
    return new Map(known.map(([node, runs]) => [node, <span key={node} className={beside.mark} data-state="here">{t('page.here', { count: runs })}</span>]))
  }, [said, t])
}
