import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import { uuid7 } from '../records/uuid7.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { removeFile, type StoredFile } from './stored-file.ts'

/** A file that we make for somebody. */
interface MadeFile {
  readonly name: string
  readonly type: string
  readonly bytes: ReadableStream<Uint8Array>
}

/**
 * Keeps a file that was made for the caller, for a day from its end. As with uploads its row is there before its bytes, so what a
 * process leaves behind that ends on the way is known and goes; a failure leaves nothing.
 */
export async function keepMade({ workspace, person }: Caller, { name, type, bytes }: MadeFile): Promise<StoredFile & { readonly size: number; readonly until: string }> {
  const { ports, slug, schema, data } = workspace
  const stored: StoredFile = { id: uuid7(ports.clock.now().getTime()), key: `${slug}/${randomBytes(16).toString('hex')}` }
  const file = sql`${sql.identifier(schema)}."_file"`
  await runStatement(
    data.sql,
    compileStatement(sql`insert into ${file} (id, name, size, type, key, by, expires_at)
      values (${stored.id}::uuid, ${name}, 0, '', ${stored.key}, ${person.id}::uuid, now() + interval '1 day')`),
  )
  try {
    const { size } = await ports.files.write(stored.key, bytes)
    const [row] = await runStatement<{ until: string }>(
      data.sql,
      compileStatement(sql`update ${file} set size = ${size}::bigint, type = ${type}, expires_at = now() + interval '1 day' where id = ${stored.id}::uuid returning expires_at as until`),
    )
    if (!row) throw new Error('the row of a file was gone before the file was whole')
    return { ...stored, size, until: row.until }
  } catch (error) {
    await removeFile(workspace, stored)
    throw error
  }
}
