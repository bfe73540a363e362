import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { CompiledFlow } from '../../../../schemas/flows/compiled-flow.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { keepKeyboard } from '../../../ui/keep-keyboard.ts'
import { useLabelText } from '../../draft/label-text.ts'
import { CanvasBeside } from '../beside/CanvasBeside.tsx'
import { FlowCanvas } from '../editor/FlowCanvas.tsx'
import { useTelling } from '../words/use-flow-words.ts'
import { KeptCases } from './KeptCases.tsx'
import { NodeLook } from './NodeLook.tsx'
import { TrialEffects } from './TrialEffects.tsx'
import { TrialRecord } from './TrialRecord.tsx'
import { TrialWaits } from './TrialWaits.tsx'
import { useTrialMarks } from './use-trial-marks.tsx'
import { useTrial } from './use-trial.ts'

export interface TrialBenchProps {
  flow: FlowDefinition
  set: DefinitionSet
  compiled: CompiledFlow
}

/** The canvas with the way of the trial lit up, and beside it what it is told and what it comes to. */
export function TrialBench({ flow, set, compiled }: TrialBenchProps) {
  const { t } = useTranslation('design-flow-trial')
  const labelText = useLabelText()
  const [search] = useSearchParams()
  const trying = useTrial({ flow, set, compiled }, search.get('record'))
  const telling = useTelling(flow, set)
  const [selected, select] = useState<readonly string[]>([])
  const { trial } = trying
  const { nodes, edges } = useTrialMarks(flow, trial)
  const node = flow.nodes.find(({ id }) => id === selected[0])
  const shared = { flow, set, telling, trying }
  const { length } = trying.setup.events
  useEffect(() => {
    // An answer takes its own buttons away: the next ones have the keyboard, at the end what it came to.
    if (length > 0) return keepKeyboard(() => document.querySelector<HTMLElement>('[data-waits] button') ?? document.querySelector<HTMLElement>('[data-standing]'))
    return undefined
  }, [length, trial])
  return (
    <CanvasBeside
      label={t('name')}
      canvas={<FlowCanvas flow={flow} set={set} label={labelText(flow.label)} selected={selected} onSelect={(ids) => select(ids.slice(-1))} nodeOverlays={nodes} edgeOverlays={edges} />}
    >
      <TrialRecord {...shared} />
      {trial && <TrialWaits {...shared} trial={trial} />}
      {trial && <TrialEffects {...shared} trial={trial} onChoose={(id) => select([id])} />}
      {trial && node && <NodeLook {...shared} trial={trial} node={node} />}
      <KeptCases {...shared} compiled={compiled} />
    </CanvasBeside>
  )
}
