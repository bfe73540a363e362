import type { ImportResult } from '../../schemas/api/draft.ts'
import { checkDefinition } from '../../schemas/check-definitions.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { definitionPath, manifestPath, tidyDefinition } from '../../schemas/definition-files.ts'
import { newId } from '../../schemas/ids.ts'
import { type Issue, issueUnder, pointerStep } from '../../schemas/issue.ts'
import { deepestJson, isJsonTooDeep } from '../../schemas/json-depth.ts'
import { isKind } from '../../schemas/kinds.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { packDefinitions, unpackArchive } from './definition-archive.ts'
import { shapeIssues } from './definition-shape.ts'
import { changeDraft, type DraftState } from './draft-state.ts'
import { liveDefinitions } from './live-definitions.ts'
import { authorOf } from './save-definition.ts'
import { realWrites, withWrites, writeDraft, writeOf } from './write-draft.ts'

/** The definitions of the live release as a zip of files, and the number of the release. */
export async function exportDefinitions(workspace: Workspace): Promise<{ release: number; bytes: Uint8Array<ArrayBuffer> }> {
  const { release } = await workspace.reload()
  const definitions = await liveDefinitions(workspace.data.db, workspace, release)
  return { release, bytes: packDefinitions({ format: 1, workspace: workspace.slug, release }, definitions) }
}

/**
 * Brings the files of an export into the draft: each definition takes the place of the one with its id. What the files
 * do not hold stays. Refuses `invalid-request` for a broken archive, `invalid-definition` with the faults of every
 * file, and `name-taken` where another definition has a name; then nothing is changed.
 */
export async function importDefinitions(caller: Caller, bytes: Uint8Array): Promise<ImportResult> {
  const definitions = readFiles(unpackArchive(bytes))
  const { workspace } = caller
  return changeDraft(workspace, async (tx, state) => {
    const writes = realWrites(state, definitions.map(writeOf))
    const entry = newId('command')
    const changed = await writeDraft(tx, workspace.tables, { state, writes, author: authorOf(caller, entry) })
    const issues = issuesOf(withWrites(state, writes), new Set(writes.map(({ id }) => id)))
    return {
      entry: writes.length === 0 ? null : entry,
      changed: [...changed],
      unchanged: definitions.length - writes.length,
      issues,
    }
  })
}

function issuesOf({ definitions, set }: DraftState, written: ReadonlySet<string>) {
  return definitions
    .filter(({ id }) => written.has(id))
    .flatMap((definition) =>
      checkDefinition(definition, set).map((issue) =>
        issueUnder(pointerStep(definition.kind) + pointerStep(definition.name), issue),
      ),
    )
    .map((issue) => ({ ...issue, params: { ...issue.params } }))
}

/** The definitions in the files; an archive of the whole folder has its name before each path. */
function readFiles(files: ReadonlyMap<string, string>): readonly DefinitionHeader[] {
  const manifest = [...files.keys()].find((path) => path === manifestPath || path.endsWith(`/${manifestPath}`))
  if (manifest === undefined)
    throw new Refusal('invalid-request', {
      issues: [{ code: 'archive.no-manifest', path: '', params: { file: manifestPath } }],
    })
  const folder = manifest.slice(0, -manifestPath.length)
  const read = [...files].map(([path, text]) => readFile(path.startsWith(folder) ? path.slice(folder.length) : path, text))
  const issues = read.flatMap((file) => ('issues' in file ? file.issues : []))
  if (issues.length > 0) throw new Refusal('invalid-definition', { issues })
  return read.flatMap((file) => ('definition' in file ? [file.definition] : []))
}

type ReadFile = { readonly issues: readonly Issue[] } | { readonly definition: DefinitionHeader }

function readFile(path: string, text: string): ReadFile {
  const body = parsed(text)
  const fault = (code: string, params: object = {}): ReadFile => ({
    issues: [{ code, path: `/${path}`, params: { file: path, ...params } }],
  })
  if (body === undefined) return fault('archive.malformed-json')
  if (isJsonTooDeep(text)) return fault('archive.too-deep', { limit: deepestJson })
  if (path === manifestPath) return isManifest(body) ? { issues: [] } : fault('archive.unknown-format')
  const kind = path.split('/')[0] ?? ''
  if (!isKind(kind)) return fault('archive.unknown-file')
  const issues = shapeIssues(kind, body)
  if (issues.length > 0) return { issues: issues.map((issue) => issueUnder(`/${path}`, issue)) }
  // The kind's schema has just taken the body.
  const definition = tidyDefinition(body as DefinitionHeader)
  return definitionPath(definition) === path ? { definition } : fault('archive.name-differs')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isManifest = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'format' in body && body.format === 1
