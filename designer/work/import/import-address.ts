import { useLocation, useSearchParams } from 'react-router'
import type { ImportRequest } from '../../../schemas/api/import.ts'

/** Which file is being imported and which job is doing it: both stand in the address, so that the page can be left. */
export interface ImportAddress {
  readonly file: string | null
  readonly job: string | null
  /** What was asked for, kept with this entry of the browser's history: a dry run is followed by the import itself. */
  readonly request: ImportRequest | null
}

export const nothingChosen: ImportAddress = { file: null, job: null, request: null }

export function useImportAddress(): [ImportAddress, (address: ImportAddress) => void] {
  const [parameters, setParameters] = useSearchParams()
  const location = useLocation()
  // Only the line below writes it.
  const state = location.state as { request?: ImportRequest | null } | null
  const change = ({ file, job, request }: ImportAddress) => setParameters({ ...(file !== null && { file }), ...(job !== null && { job }) }, { state: { request } })
  return [{ file: parameters.get('file'), job: parameters.get('job'), request: state?.request ?? null }, change]
}
