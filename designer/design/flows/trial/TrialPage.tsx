import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { checkFlow } from '../../../../schemas/flows/check-flow.ts'
import { compileFlow } from '../../../../schemas/flows/compile-flow.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { LookupSourceProvider } from '../../../controls/lookup-source.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { LoadingState } from '../../../ui/LoadingState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useLookups } from '../../../work/use-lookups.ts'
import { DefinitionPage } from '../../bench/DefinitionPage.tsx'
import { useDraftSet } from '../../draft/draft-queries.ts'
import { editorPath } from '../../draft/editor-path.ts'
import { useLabelText } from '../../draft/label-text.ts'
import beside from '../beside/beside.module.css'
import { useOnceComplete } from '../use-once-complete.ts'
import { TrialBench } from './TrialBench.tsx'

/** The flow of the address, tried on a record: nothing of it is done. */
export function TrialPage() {
  const { t: design } = useTranslation('design')
  const { flow = '' } = useParams()
  const { set } = useDraftSet()
  const isComplete = useOnceComplete()
  return (
    <DefinitionPage kind="flow" name={flow} list={{ path: 'flows', title: design('places.flows') }}>
      {/* The server answers only what fits the kind's schema. */}
      {({ definition }) => (isComplete ? <Tried flow={definition as unknown as FlowDefinition} set={set} /> : <LoadingState />)}
    </DefinitionPage>
  )
}

interface TriedProps {
  flow: FlowDefinition
  set: DefinitionSet
}

function Tried({ flow, set }: TriedProps) {
  const { t } = useTranslation('design-flow-trial')
  const { t: design } = useTranslation('design')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const lookups = useLookups()
  const name = labelText(flow.label)
  const compiled = useMemo(() => {
    // What was kept is judged beside the trial, one case at a time.
    const { cases: _, ...bare } = flow
    return checkFlow(bare, set).length > 0 ? undefined : compileFlow(bare, set)
  }, [flow, set])
  const editor = editorPath(slug, flow)
  return (
    <LookupSourceProvider value={lookups}>
      <div className={beside.page}>
        <PageHeader
          title={t('title', { flow: name })}
          name={t('name')}
          description={t('description')}
          crumbs={[{ label: design('places.flows'), to: pathOf(slug, 'design', 'flows') }, { label: name, to: editor }]}
          actions={
            <Button component={Link} to={editor} variant="default">
              {t('back')}
            </Button>
          }
        />
        {compiled ? (
          <TrialBench key={JSON.stringify(flow.nodes.map(({ id }) => id))} flow={flow} set={set} compiled={compiled} />
        ) : (
          <Alert color="danger" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('faulty.title')}>
            {t('faulty.text')}
          </Alert>
        )}
      </div>
    </LookupSourceProvider>
  )
}
