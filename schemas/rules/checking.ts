import type { Issue } from '../issue.ts'
import type { RuleType } from './rule-type.ts'
import type { RuleScope } from './scope.ts'
import { suggestionFor } from './suggestion.ts'
import type { RuleTree } from './tree.ts'

/** One check of one rule: what it knows and what it has found. */
export interface Checking {
  readonly scope: RuleScope
  readonly reads: Set<string>
  readonly mentions: Set<string>
  /** What `typeByItself` has answered, so that each part is looked at once. */
  readonly known: Map<object, TypeByItself>
  /** Notes an issue at a JSON pointer; answers undefined, as checks do that found one. */
  refuse(at: string, code: string, params?: Issue['params']): undefined
  /** Checks a part; `hint` is the type that fixed values in it are read as. Undefined when an issue was found. */
  node(place: Place, hint?: RuleType): RuleTree | undefined
}

/** A part of the rule's JSON and the JSON pointer to it. */
export interface Place {
  readonly json: unknown
  readonly at: string
  /** What the part was found to be, where it has been checked already. */
  readonly tree?: RuleTree
}

/** The type that a part has whatever stands beside it. */
export type TypeByItself =
  /** Made of fixed values only, so it is read as what its neighbours need; `type` where they need nothing. */
  | { readonly fixed: true; readonly type: RuleType | undefined }
  | { readonly fixed: false }

/** A value from the rule as an issue may show it. */
export const shown = (json: unknown): string => (typeof json === 'string' ? json : (JSON.stringify(json) ?? '')).slice(0, 100)

/** A parameter of an issue about a misspelt name: the name that was probably meant, if there is one. */
export function suggested(name: string, candidates: Iterable<string>): { readonly suggestion?: string } {
  const suggestion = suggestionFor(name, candidates)
  return suggestion === undefined ? {} : { suggestion }
}
