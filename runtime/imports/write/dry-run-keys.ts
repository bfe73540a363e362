import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { constraintIssues } from '../../records/constraint-refusal.ts'
import { compileStatement, type Runner, runStatement } from '../../storage/statement.ts'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Candidate } from './candidate.ts'
import { holdersOf, keyHash, type UniqueCheck, type UniqueKey, uniqueKeysOf } from './unique-keys.ts'

/** What a dry run remembers of rows that it did not write. */
export interface DryRunKeys {
  /** Those of these hashes that an earlier row would have stored. */
  known(hashes: readonly string[]): Promise<ReadonlySet<string>>
  remember(hashes: readonly string[]): Promise<void>
}

export function dryRunKeys(runner: Runner, { workspace }: Caller, job: string): DryRunKeys {
  const table = sql`${sql.identifier(workspace.schema)}."_import_key"`
  return {
    known: async (hashes) => {
      if (hashes.length === 0) return new Set()
      const rows = await runStatement<{ hash: string }>(
        runner,
        compileStatement(sql`select hash from ${table} where job = ${job}::uuid and hash = any(${arrayLiteral(hashes)}::text[])`),
      )
      return new Set(rows.map(({ hash }) => hash))
    },
    remember: async (hashes) => {
      if (hashes.length === 0) return
      await runStatement(
        runner,
        compileStatement(sql`insert into ${table} (job, hash) select ${job}::uuid, hash from unnest(${arrayLiteral(hashes)}::text[]) as u(hash) on conflict do nothing`),
      )
    },
  }
}

/**
 * Judges the candidates of a dry run by the rows before them, which were not written: a repeated key refuses a row, or makes it
 * a change of the record that the earlier row would have made. Answers the candidates that would be such changes.
 */
export async function checkAgainstEarlierRows(keys: DryRunKeys, { candidates, check }: { candidates: readonly Candidate[]; check: UniqueCheck }): Promise<ReadonlySet<Candidate>> {
  const repeats = new Set<Candidate>()
  for (const key of uniqueKeysOf(check.shape)) {
    const holders = holdersOf(key, candidates.filter((candidate) => !repeats.has(candidate)), check).map(({ candidate, values }) => ({ candidate, hash: keyHash(key, values) }))
    const known = await keys.known(holders.map(({ hash }) => hash))
    for (const { candidate } of holders.filter(({ hash }) => known.has(hash))) {
      if (findsRecordsBy(key, check)) repeats.add(candidate)
      else candidate.row.issues.push(...constraintIssues(check.shape.gate, { kind: 'unique', fields: key.fields }))
    }
  }
  return repeats
}

/** Remembers the keys of the candidates that a real run would store. */
export async function rememberKeys(keys: DryRunKeys, { candidates, check }: { candidates: readonly Candidate[]; check: UniqueCheck }): Promise<void> {
  const hashes = uniqueKeysOf(check.shape).flatMap((key) => holdersOf(key, candidates, check).map(({ values }) => keyHash(key, values)))
  await keys.remember(hashes)
}

const findsRecordsBy = ({ fields }: UniqueKey, { shape }: UniqueCheck): boolean =>
  shape.key.length > 0 && shape.key.length === fields.length && shape.key.every((place) => fields.some((field) => field === shape.columns[place]?.field))
