import type { DraftChange, PersonName } from '../../../schemas/api/draft.ts'
import { definitionKey } from '../../../schemas/definition.ts'

/** The changes of one author, newest first. */
export interface AuthorGroup {
  readonly by: PersonName
  readonly isMe: boolean
  readonly changes: readonly DraftChange[]
}

/** Changes by author: mine first, then those of the others, the latest author first. */
export function groupByAuthor(changes: readonly DraftChange[], me: string): readonly AuthorGroup[] {
  const newestFirst = changes.toSorted((a, b) => b.at.localeCompare(a.at))
  const groups = Map.groupBy(newestFirst, ({ by }) => by.id)
  return [...groups.values()]
    .flatMap((of) => (of[0] ? [{ by: of[0].by, isMe: of[0].by.id === me, changes: of }] : []))
    .toSorted((a, b) => Number(b.isMe) - Number(a.isMe))
}

/**
 * What is ticked: my changes at first, then as somebody ticked and unticked. Changes that come in later while the
 * review is open are ticked when they are mine.
 */
interface Ticks {
  readonly ticked: ReadonlySet<string>
  readonly unticked: ReadonlySet<string>
}

export const noTicks: Ticks = { ticked: new Set(), unticked: new Set() }

export const isTicked = ({ ticked, unticked }: Ticks, change: DraftChange, me: string): boolean => {
  const key = definitionKey(change)
  return ticked.has(key) || (change.by.id === me && !unticked.has(key))
}

/** The ticks after some changes were all ticked or all unticked. */
export function tick({ ticked, unticked }: Ticks, changes: readonly DraftChange[], isOn: boolean): Ticks {
  const keys = changes.map(definitionKey)
  const without = (from: ReadonlySet<string>) => new Set([...from].filter((key) => !keys.includes(key)))
  return isOn
    ? { ticked: new Set([...ticked, ...keys]), unticked: without(unticked) }
    : { ticked: without(ticked), unticked: new Set([...unticked, ...keys]) }
}

/** `object/deal` of every ticked change, in a stable order. */
export const tickedKeys = (ticks: Ticks, changes: readonly DraftChange[], me: string): readonly string[] =>
  changes.filter((change) => isTicked(ticks, change, me)).map(definitionKey).toSorted()
