import type { ExportFormat, ExportQuestion } from '../../schemas/api/export.ts'

/** The kind of jobs that `startExport` makes. */
export const exportJob = 'export'

/** What an export's job is given. The object is known by its id, so that a rename meanwhile does no harm. */
export interface ExportInput {
  readonly object: string
  readonly mode: ExportQuestion['mode']
  readonly query: ExportQuestion['query']
  readonly format: ExportFormat
  readonly reason: string | null
}
