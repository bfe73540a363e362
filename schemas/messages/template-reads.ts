import type { CheckedPart } from './check-template.ts'
import { isFixedName } from './fixed-names.ts'
import type { ChildList } from './template-scope.ts'

/** Child records that a template goes through, and what it reads of each. */
export interface ListReads extends ItemReads {
  /** As the template writes it. */
  readonly path: string
  readonly children: ChildList
}

/** What a template reads of one record: paths over its lookups, and its child records. */
export interface ItemReads {
  readonly paths: readonly string[]
  readonly lists: readonly ListReads[]
}

/** What has to be fetched to fill a template: of its record, and of the child records that it goes through. */
export function readsOf(parts: readonly CheckedPart[]): ItemReads {
  const record: Gathered = { paths: new Set(), lists: [] }
  gather(parts, { record, item: record })
  return given(record)
}

/** The names of what no field says that a template reads: people, tasks, runs, the moment. */
export const fixedNamesIn = (parts: readonly CheckedPart[]): readonly string[] =>
  parts.flatMap((part): readonly string[] => {
    if (part.kind === 'each') return fixedNamesIn(part.parts)
    return part.kind === 'value' ? part.reads.filter((path) => isFixedName(path.split('.'))) : []
  })

interface Gathered {
  readonly paths: Set<string>
  readonly lists: { path: string; children: ChildList; of: Gathered }[]
}

function gather(parts: readonly CheckedPart[], at: { record: Gathered; item: Gathered }): void {
  for (const part of parts) {
    if (part.kind === 'value') for (const path of part.reads) note(path.split('.'), at)
    if (part.kind === 'each') gatherList(part, at)
  }
}

function note(path: readonly string[], { record, item }: { record: Gathered; item: Gathered }): void {
  if (path[0] === 'record') record.paths.add(path.slice(1).join('.'))
  else if (!isFixedName(path)) item.paths.add(path.join('.'))
}

function gatherList({ path, children, parts }: Extract<CheckedPart, { kind: 'each' }>, { record, item }: { record: Gathered; item: Gathered }): void {
  const owner = children.from === 'record' ? record : item
  if (children.via.length > 0) owner.paths.add(children.via.join('.'))
  const known = owner.lists.find((each) => each.path === path)
  const of = known?.of ?? { paths: new Set<string>(), lists: [] }
  if (!known) owner.lists.push({ path, children, of })
  gather(parts, { record, item: of })
}

const given = ({ paths, lists }: Gathered): ItemReads => ({
  paths: [...paths],
  lists: lists.map(({ path, children, of }) => ({ path, children, ...given(of) })),
})
