import { objectOf } from '../../../../../schemas/flows/flow.ts'
import { whoseMatter } from '../../../../../schemas/flows/people/whose-matter.ts'
import { useFlowBench } from '../flow-bench.ts'

/** What a way to people begins with in this flow: a role, and from whom people are found. */
export function useUsualSource(): { readonly role: string; readonly whose: { readonly var: string } } {
  const { flow, set } = useFlowBench()
  return { role: set.all('role')[0]?.name ?? 'role', whose: whoseMatter(objectOf(flow)) }
}
