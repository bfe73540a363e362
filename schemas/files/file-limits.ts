import type { Issue } from '../issue.ts'
import { familyOf, type FileFamily } from './file-formats.ts'
import type { FileValue } from './file-value.ts'

/** What a field takes of files. */
export interface FileLimits {
  /** Undefined: any file. */
  readonly families: readonly FileFamily[] | undefined
  readonly maxMegabytes: number
  /** Files of one record. */
  readonly most: number
}

export const bytesOf = ({ maxMegabytes }: FileLimits): number => maxMegabytes * 1024 * 1024

/** Why a field does not take a file; undefined when it does. */
export function fileIssue({ name, size, type }: Pick<FileValue, 'name' | 'size' | 'type'>, limits: FileLimits): Omit<Issue, 'path'> | undefined {
  if (size > bytesOf(limits)) return { code: 'file-too-large', params: { name, limit: limits.maxMegabytes } }
  const family = familyOf(type)
  if (limits.families && !(family && limits.families.includes(family))) return { code: 'wrong-file-type', params: { name, families: limits.families } }
  return undefined
}
