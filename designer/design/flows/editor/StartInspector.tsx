import type { FlowNode } from '../../../../schemas/flows/flow.ts'
import { TriggerEditor } from '../trigger/TriggerEditor.tsx'
import { useFlowBench } from './flow-bench.ts'
import { WaysOn } from './WaysOn.tsx'

/** What starts the flow, and where it goes first. */
export function StartInspector({ node }: { node: FlowNode }) {
  const { flow, set, edits } = useFlowBench()
  return (
    <>
      <TriggerEditor flow={flow} set={set} onChange={(trigger, burst) => edits.changeFlow({ trigger }, burst)} />
      <WaysOn node={node} />
    </>
  )
}
