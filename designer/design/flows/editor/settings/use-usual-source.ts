import { objectOf } from '../../../../../schemas/flows/flow.ts'
import { whoseMatter } from '../../../../../schemas/flows/people/whose-matter.ts'
import { useFlowBench } from '../flow-bench.ts'

/** What a way to people begins with in this flow: the role, where there is but one, and from whom people are found. */
export function useUsualSource(): { readonly role: string; readonly whose: { readonly var: string } } {
  const { flow, set } = useFlowBench()
  const roles = set.all('role')
  return { role: (roles.length === 1 && roles[0]?.name) || unchosen, whose: whoseMatter(objectOf(flow)) }
}

/** Names no role, so the check asks for one: who is asked is never anybody's first guess. */
const unchosen = 'role'
