import { Refusal } from '../../runtime/refusal.ts'

/** The version in an `If-Match` or `If-None-Match` header, without its quotes; only one is understood. */
export function entityTag(header: string | null): string | undefined {
  if (header === null) return undefined
  return /^(?:W\/)?"(.*)"$/.exec(header.trim())?.[1] ?? header.trim()
}

/** The version that a change is based on. Refuses `version-required` without one, and `stale-record` where it cannot be one of ours. */
export function requiredVersion(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new Refusal('version-required')
  if (!/^\d{1,9}$/.test(ifMatch)) throw new Refusal('stale-record')
  return Number(ifMatch)
}

/** A version as `ETag` says it. */
export const etagOf = (version: number | string): string => `"${version}"`
