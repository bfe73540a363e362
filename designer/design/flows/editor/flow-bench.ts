import { createContext, useContext } from 'react'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { RuleSetting } from '../../conditions/rule-setting.ts'
import type { InsertPlace } from './canvas-editing.ts'
import type { NodeWords } from './node-words.ts'
import type { FlowEdits } from './use-flow-edits.ts'
import type { FlowIssue } from './use-flow-issues.ts'
import type { FlowSelection } from './use-flow-selection.ts'

/** What every part of a flow's bench works with. */
export interface FlowBench {
  readonly flow: FlowDefinition
  readonly set: DefinitionSet
  readonly words: NodeWords
  /** What conditions and formulas of the flow can read. */
  readonly setting: RuleSetting
  readonly selection: FlowSelection
  readonly edits: FlowEdits
  readonly issues: readonly FlowIssue[]
  /** Ids of nodes and edges with a fault. */
  readonly faulty: ReadonlySet<string>
  /** Asks which step is put there. */
  readonly ask: (place: InsertPlace) => void
  /** Asks where a step is to stand instead, by its id. */
  readonly askMove: (node: string) => void
}

const FlowBenchContext = createContext<FlowBench | null>(null)

export const FlowBenchProvider = FlowBenchContext.Provider

export function useFlowBench(): FlowBench {
  const bench = useContext(FlowBenchContext)
  if (!bench) throw new Error('no flow is being edited here')
  return bench
}
