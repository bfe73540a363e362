import type { DefinitionSet } from '../../definition-set.ts'
import type { Issue } from '../../issue.ts'
import { labelIn } from '../../label.ts'
import { compileFlow } from '../compile-flow.ts'
import type { FlowDefinition } from '../flow.ts'
import { replayCase } from './replay-case.ts'

/** The cases that no longer go as they went when they were kept. Only for flows without other faults. */
export function checkCases(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const { cases = [] } = flow
  if (cases.length === 0) return []
  const compiled = compileFlow(flow, set)
  return cases.flatMap((kept, index) => (replayCase(compiled, kept).holds ? [] : [{ code: 'flow.case-broken', path: `/cases/${index}`, params: { case: labelIn(kept.label, 'en') } }]))
}
