import { type DefinitionHeader, definitionKey, type Reference } from '../../schemas/definition.ts'
import type { DefinitionSet } from '../../schemas/definition-set.ts'
import type { Issue } from '../../schemas/issue.ts'
import { leadsSomewhere, type Mention, mentionsIn } from '../../schemas/references.ts'
import { definitionSet } from '../../schemas/definition-set.ts'
import { draftState, type DraftRow, type DraftState } from './draft-state.ts'

/** The changes of the draft that a publish takes, and what the release would consist of. */
export interface Selection {
  readonly rows: readonly DraftRow[]
  readonly definitions: readonly DefinitionHeader[]
  readonly set: DefinitionSet
  /** Changes that the selected ones cannot do without. */
  readonly needed: readonly DraftRow[]
  readonly issues: readonly Issue[]
}

/** What a publish takes: everything, or the changes named in `only` (`object/deal`), which must stand on their own. */
export function selectChanges(state: DraftState, only?: readonly string[]): Selection {
  const all = [...state.rows.values()]
  const rows = only ? all.filter((row) => only.includes(definitionKey(row))) : all
  const unknown = (only ?? []).filter((key) => !all.some((row) => definitionKey(row) === key))
  const { definitions, set } = candidateOf(state, rows)
  const needed = neededBy(state, rows)
  return {
    rows,
    definitions,
    set,
    needed,
    issues: [
      ...unknown.map((key) => ({ code: 'publish.no-such-change', path: '/only', params: { key } })),
      ...needed.map((row) => ({
        code: 'publish.needs',
        path: '/only',
        params: { key: definitionKey(row), by: row.by.name },
      })),
    ],
  }
}

/** With all changes that is the draft itself, of which more may be known by now. */
const candidateOf = (state: DraftState, rows: readonly DraftRow[]): DraftState =>
  rows.length === state.rows.size ? state : draftState({ ...state, live: [...state.live.values()], rows })

/** Follows mentions that the selection would leave leading nowhere until nothing more is needed. */
function neededBy(state: DraftState, selected: readonly DraftRow[]): readonly DraftRow[] {
  const taken = new Set(selected)
  for (;;) {
    const left = [...state.rows.values()].filter((row) => !taken.has(row))
    // Everything is taken already: what still leads nowhere the check tells.
    if (left.length === 0) return [...taken].filter((row) => !selected.includes(row))
    const { set } = candidateOf(state, [...taken])
    // What only the draft has is found there, so that a path over it can be followed to its end.
    const within: DefinitionSet = { ...set, get: (kind, name) => set.get(kind, name) ?? state.set.get(kind, name) }
    const lost = mentionsIn(set, within).filter(({ reference }) => !leadsSomewhere(reference, set))
    const more = left.filter((row) => lost.some((mention) => wouldHelp(row, mention)))
    if (more.length === 0) return [...taken].filter((row) => !selected.includes(row))
    for (const row of more) taken.add(row)
  }
}

/** A change helps a lost mention by being what is mentioned, or by being how the mentioning definition reads now. */
const wouldHelp = (row: DraftRow, { from, reference }: Mention): boolean =>
  row.id === from.id || (row.body !== null && provides(row.body, reference))

const provides = (definition: DefinitionHeader, reference: Reference): boolean =>
  leadsSomewhere(reference, definitionSet([definition]))
