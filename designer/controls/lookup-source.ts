import type { FieldDefinition } from '../../schemas/fields/field.ts'
import { createContext, useContext } from 'react'

/** A record or person to choose: `subtitle` tells apart those with the same title. */
export interface LookupChoice {
  id: string
  title: string
  subtitle?: string
}

/** What is looked for: records of an object, or people. */
export type LookupTarget = { to: 'object'; object: string } | { to: 'person' }

/** Where lookups and person pickers find what they offer. */
export interface LookupSource {
  /** Blank text: the most likely ones. */
  search(target: LookupTarget, text: string, signal: AbortSignal): Promise<readonly LookupChoice[]>
  /** Words that records hold in the field already, the most frequent first. */
  suggest(field: FieldDefinition, text: string, signal: AbortSignal): Promise<readonly string[]>
  /** What a record or person is called; undefined where that cannot be read. */
  titleOf?(target: LookupTarget, id: string): Promise<string | undefined>
}

const LookupSourceContext = createContext<LookupSource | null>(null)

/** Set around forms; without it lookups offer nothing. */
export const LookupSourceProvider = LookupSourceContext.Provider

export const useLookupSource = (): LookupSource | null => useContext(LookupSourceContext)
