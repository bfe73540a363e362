import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { FileAnswer } from '../../schemas/api/file.ts'
import { bytesOf, fileIssue, type FileLimits } from '../../schemas/files/file-limits.ts'
import type { Caller } from '../caller.ts'
import { type Gate, gateTo, pathTo } from '../records/gate.ts'
import { refuseField } from '../records/input.ts'
import { uuid7 } from '../records/uuid7.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, runStatement } from '../storage/statement.ts'
import { keepActive } from '../workspaces/activity.ts'
import { removeFile, type StoredFile } from './stored-file.ts'
import { knownType } from './known-type.ts'
import { watched } from './watched-stream.ts'

/** A file that is being sent. */
interface NewUpload {
  readonly name: string
  readonly bytes: ReadableStream<Uint8Array>
  /** The field of a record that it is meant for, by the names of object and field. */
  readonly to?: { readonly object: string; readonly field: string }
}

/** The field that an upload is meant for. */
interface Destination {
  readonly limits: FileLimits
  readonly refuse: (fault: NonNullable<ReturnType<typeof fileIssue>>) => Refusal
}

/**
 * Keeps a file for its sender: for a day where it is meant for a field, else for a week. Its row is there before its bytes: what
 * a process leaves behind that ends on the way is known, and goes after a day. Refuses `invalid-record` for what the field
 * would not take, `not-found` and `forbidden` like a save would.
 */
export async function keepUpload(caller: Caller, { name, bytes, to }: NewUpload): Promise<FileAnswer> {
  const { workspace, person } = caller
  const { ports, slug, schema, data } = workspace
  const destination = to && destinationOf(caller, to)
  const stored: StoredFile = { id: uuid7(ports.clock.now().getTime()), key: `${slug}/${randomBytes(16).toString('hex')}` }
  const file = sql`${sql.identifier(schema)}."_file"`
  // Somebody has to remove it when its time has passed.
  await keepActive(data, slug)
  await runStatement(
    data.sql,
    compileStatement(sql`insert into ${file} (id, name, size, type, key, by, expires_at)
      values (${stored.id}::uuid, ${name}, 0, '', ${stored.key}, ${person.id}::uuid, now() + interval '1 day')`),
  )
  try {
    const { stream, head } = watched(bytes, destination && bytesOf(destination.limits), () => tooLarge(name, destination))
    const { size } = await ports.files.write(stored.key, stream)
    const type = await knownType(ports, { key: stored.key, name, size, head: head() })
    const fault = destination && fileIssue({ name, size, type }, destination.limits)
    if (fault) throw destination.refuse(fault)
    const kept = destination ? sql`interval '1 day'` : sql`interval '7 days'`
    await runStatement(data.sql, compileStatement(sql`update ${file} set size = ${size}::bigint, type = ${type}, expires_at = now() + ${kept} where id = ${stored.id}::uuid`))
    return { id: stored.id, name, size, type }
  } catch (error) {
    await removeFile(workspace, stored)
    throw error
  }
}

function destinationOf(caller: Caller, { object, field: name }: NonNullable<NewUpload['to']>): Destination {
  const gate: Gate = gateTo(caller, object, caller.access.object(object).create ? 'create' : 'update')
  const field = gate.object.byName.get(name)
  const refusal = refuseField(gate, field)
  if (!field?.files || refusal === 'unknown-field') throw new Refusal('not-found')
  const refuse: Destination['refuse'] = (fault) =>
    new Refusal('invalid-record', { issues: [{ ...fault, path: pathTo(name), params: { ...fault.params, ...gate.fieldParams(field) } }] })
  if (refusal) throw refuse({ code: refusal })
  return { limits: field.files, refuse }
}

/** More bytes than the field takes were sent; how many, nobody waits for. */
const tooLarge = (name: string, destination: Destination | undefined): Error =>
  destination?.refuse({ code: 'file-too-large', params: { name, limit: destination.limits.maxMegabytes } }) ?? new Error('an upload without a limit is never too large')

/** An upload and where its bytes are kept. */
type Upload = FileAnswer & StoredFile

/** An upload of the caller. Refuses `not-found` for a missing one and for somebody else's alike. */
export async function uploadOf({ workspace, person }: Caller, id: string): Promise<Upload> {
  const [row] = await runStatement<Upload & { size: string }>(
    workspace.data.sql,
    compileStatement(sql`select id, name, size, type, key from ${sql.identifier(workspace.schema)}."_file"
      where id = ${id}::uuid and by = ${person.id}::uuid and expires_at > now()`),
  )
  if (!row) throw new Refusal('not-found')
  return { ...row, size: Number(row.size) }
}
