import { Refusal } from '../../refusal.ts'

/** The file cannot be read as a table; `params` say where. */
export const fileFault = (code: FileFault, params: Readonly<Record<string, unknown>> = {}, cause?: unknown): Refusal =>
  new Refusal('invalid-request', { issues: [{ code: `file.${code}`, path: '/file', params }], cause })

type FileFault =
  | 'empty'
  | 'wrong-encoding'
  | 'open-quote'
  | 'record-too-long'
  | 'too-many-columns'
  | 'not-a-workbook'
  | 'workbook-too-large'
  | 'old-workbook'
  | 'unknown-sheet'
  | 'unknown-column'
  | 'gone'
