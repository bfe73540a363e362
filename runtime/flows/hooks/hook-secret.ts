import { signingSecret } from '../effects/signature.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** Which secret of a flow, or of the workspace itself, is in force. */
export interface Hook {
  readonly flow: string
  readonly generation: number
}

export async function readHook({ data, schema }: Workspace, flow: string): Promise<Hook> {
  const [row] = await data.sql<Hook[]>`select flow, generation from ${data.sql(schema)}._hook where flow = ${flow}`
  return row ?? { flow, generation: 1 }
}

/** The secret itself: only this installation can make it, so nothing that could be read stands in the database. */
export const secretOf = ({ slug, ports }: Workspace, { flow, generation }: Hook): string => signingSecret(ports.signer, `${slug} ${flow} ${generation}`)

/** Puts another secret in force, at once; answers it. */
export async function rotateHook(workspace: Workspace, { flow, by }: { readonly flow: string; readonly by: string }): Promise<string> {
  const { data, schema } = workspace
  const [row] = await data.sql<Hook[]>`insert into ${data.sql(schema)}._hook as h (flow, generation, rotated_by) values (${flow}, 2, ${by})
    on conflict (flow) do update set generation = h.generation + 1, rotated_at = now(), rotated_by = excluded.rotated_by returning flow, generation`
  if (!row) throw new Error('an insert returned no row')
  return secretOf(workspace, row)
}
