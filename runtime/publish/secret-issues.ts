import { checkSecrets, secretsOf } from '../../schemas/flows/check-secrets.ts'
import { type Issue, issueUnder, pointerStep } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { Plan } from '../compile/plan.ts'
import { secretNames } from '../secrets/secrets.ts'

/** The secrets that flows of a release name although the workspace has none of that name: its definitions may come from another one. */
export async function secretIssues({ workspace }: Caller, { definitions }: Plan): Promise<readonly Issue[]> {
  const flows = definitions.all('flow').filter((flow) => secretsOf(flow).length > 0)
  if (flows.length === 0) return []
  const known = await secretNames(workspace)
  return flows.flatMap((flow) => checkSecrets(flow, known).map((issue) => issueUnder(pointerStep('flow') + pointerStep(flow.name), issue)))
}
