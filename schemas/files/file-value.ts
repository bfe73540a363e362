/** A file as records hold it. What is sent needs no more than the id; the rest is what the upload found out. */
export interface FileValue {
  readonly id: string
  /** As its sender called it. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Media type, by content and name; `application/octet-stream` where they say nothing known, or not the same. */
  readonly type: string
}

/** Whether a value is a list of files. */
export const isFiles = (value: unknown): value is readonly FileValue[] => Array.isArray(value) && value.length > 0 && value.every(isFile)

export const isFile = (value: unknown): value is FileValue =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'id') && 'id' in value && typeof value.id === 'string'
