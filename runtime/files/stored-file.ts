import type { Workspace } from '../workspaces/workspace.ts'
import { thumbnailKeys } from './thumbnails.ts'

/** A row of `_file`, and the random name under which its bytes are kept. */
export interface StoredFile {
  readonly id: string
  readonly key: string
}

/**
 * Removes a file and what was made of it. The bytes go first: of a row without a file the next visit takes care, a file without
 * a row would stay for ever.
 */
export async function removeFile({ ports, data, schema }: Workspace, { id, key }: StoredFile): Promise<void> {
  for (const each of [key, ...thumbnailKeys(key)]) await ports.files.remove(each)
  await data.sql`delete from ${data.sql(schema)}._file where id = ${id}`
}
