import { createContext, useContext } from 'react'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { FileValue } from '../../../schemas/files/file-value.ts'

export interface UploadProgress {
  readonly signal: AbortSignal
  /** Told the share that has arrived, 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** Where the files of inputs go. */
export interface UploadSource {
  upload(field: FieldDefinition, file: File, progress: UploadProgress): Promise<FileValue>
}

const UploadSourceContext = createContext<UploadSource | null>(null)

/** Set around forms of records; without it inputs take no files. */
export const UploadSourceProvider = UploadSourceContext.Provider

export const useUploadSource = (): UploadSource | null => useContext(UploadSourceContext)
