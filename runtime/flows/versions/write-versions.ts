import { sql } from 'drizzle-orm'
import { definitionSet } from '../../../schemas/definition-set.ts'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { flowInIds } from '../../../schemas/flows/flow-in-ids.ts'
import { canonicalHash } from '../../publish/canonical.ts'
import type { Transaction } from '../../publish/draft-state.ts'
import { uuid7 } from '../../records/uuid7.ts'
import type { WorkspaceTables } from '../../storage/workspace-tables.ts'

interface Published {
  readonly tables: Pick<WorkspaceTables, 'flowVersion'>
  readonly definitions: readonly DefinitionHeader[]
  /** The number of the release that the publish makes. */
  readonly release: number
  readonly now: Date
}

/**
 * Writes, within the switch, a version of each flow whose content differs from its newest one. Names are ids there, so what
 * is merely renamed makes none; nor does a flow that is only switched on or off, or tried.
 */
export async function writeFlowVersions(tx: Transaction, { tables: { flowVersion }, definitions, release, now }: Published): Promise<void> {
  const set = definitionSet(definitions)
  const flows = set.all('flow')
  if (flows.length === 0) return
  const newest = await tx
    .selectDistinctOn([flowVersion.flow], { flow: flowVersion.flow, number: flowVersion.number, hash: flowVersion.hash })
    .from(flowVersion)
    .orderBy(flowVersion.flow, sql`${flowVersion.number} desc`)
  const known = new Map(newest.map((each) => [each.flow, each]))
  const rows = flows.flatMap((flow) => {
    const body = flowInIds(contentOf(flow), set)
    const [hash, before] = [canonicalHash(body), known.get(flow.id)]
    return before?.hash === hash ? [] : [{ id: uuid7(now.getTime()), flow: flow.id, number: (before?.number ?? 0) + 1, hash, body, release, at: now.toISOString() }]
  })
  if (rows.length > 0) await tx.insert(flowVersion).values(rows)
}

/** What of a flow its runs go by or show. */
function contentOf({ active: _active, description: _description, cases: _cases, ...content }: FlowDefinition): FlowDefinition {
  return content
}
