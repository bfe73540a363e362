import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { FileAnswer } from '../../schemas/api/file.ts'
import type { Caller } from '../caller.ts'
import { uuid7 } from '../records/uuid7.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { keepActive } from '../workspaces/activity.ts'

/** A file that is being sent. */
interface NewUpload {
  readonly name: string
  /** Media type, as the sender says. */
  readonly type: string
  readonly bytes: ReadableStream<Uint8Array>
}

/** An upload and where its bytes are kept. */
interface StoredUpload extends FileAnswer {
  readonly key: string
}

/**
 * Keeps a file for its sender for a week. Its row is there before its bytes: what a process leaves behind that ends on the way
 * is known, and goes after a day.
 */
export async function keepUpload({ workspace, person }: Caller, { name, type, bytes }: NewUpload): Promise<FileAnswer> {
  const { ports, slug, schema, data } = workspace
  const key = `${slug}/${randomBytes(16).toString('hex')}`
  const id = uuid7(ports.clock.now().getTime())
  const file = sql`${sql.identifier(schema)}."_file"`
  // Somebody has to remove it when its time has passed.
  await keepActive(data, slug)
  await runStatement(
    data.sql,
    compileStatement(sql`insert into ${file} (id, name, size, type, key, by, expires_at)
      values (${id}::uuid, ${name}, 0, ${type}, ${key}, ${person.id}::uuid, now() + interval '1 day')`),
  )
  try {
    const { size } = await ports.files.write(key, bytes)
    await runStatement(data.sql, compileStatement(sql`update ${file} set size = ${size}::bigint, expires_at = now() + interval '7 days' where id = ${id}::uuid`))
    return { id, name, size, type }
  } catch (error) {
    await ports.files.remove(key)
    await runStatement(data.sql, compileStatement(sql`delete from ${file} where id = ${id}::uuid`))
    throw error
  }
}

/** An upload of the caller. Refuses `not-found` for a missing one and for somebody else's alike. */
export async function uploadOf({ workspace, person }: Caller, id: string): Promise<StoredUpload> {
  const [row] = await runStatement<StoredUpload & { size: string }>(
    workspace.data.sql,
    compileStatement(sql`select id, name, size, type, key from ${sql.identifier(workspace.schema)}."_file"
      where id = ${id}::uuid and by = ${person.id}::uuid and expires_at > now()`),
  )
  if (!row) throw new Refusal('not-found')
  return { ...row, size: Number(row.size) }
}
