import { pathOf } from '../../app/paths.ts'

/** Where a definition is edited; each kind has its own place in the Design space. */
export const editorPath = (workspace: string, { kind, name }: { kind: string; name: string }): string =>
  pathOf(workspace, 'design', `${kind}s`, name)
