import type { ExportPreview, ExportQuestion } from '../../schemas/api/export.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { fenced } from '../records/fence.ts'
import { momentInputs } from '../records/query/moment.ts'
import { runStatement } from '../storage/statement.ts'
import { pathLabel } from './path-label.ts'
import { shapeExport } from './shape-export.ts'

/** What an export would hold: so many records, these columns, and which of them are personal data. Refuses as `shapeExport` does. */
export const previewExport = (caller: Caller, question: ExportQuestion): Promise<ExportPreview> =>
  fenced(caller, async (current) => {
    const { gate, compiled, personal } = shapeExport(current, question)
    const { plan, person, workspace } = current
    const inputs = { actor: person.id, ...momentInputs(current, workspace.ports.clock.now()) }
    const [row] = await runStatement<{ total: number }>(workspace.data.sql, compiled.total, inputs)
    const inWords = (label: (typeof personal)[number]['label']): string => labelIn(label, person.language, plan.settings.languages[0])
    return {
      rows: row?.total ?? 0,
      columns: compiled.columns.map(({ path }) => ({ path, label: pathLabel(current, gate.object, path) })),
      personal: personal.map(({ label, category }) => ({ label: inWords(label), category })),
    }
  })
