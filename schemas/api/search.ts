import { type Static, Type } from 'typebox'
import { Uuid } from './record.ts'

export const SearchQuery = Type.Object(
  {
    q: Type.String({ minLength: 1, maxLength: 200, description: 'Words that stand in a record, in any order.' }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, description: 'Records of each object; 5 unless said otherwise.' })),
  },
  { additionalProperties: false },
)

/** A record that a search of the whole workspace found, as it is called in the reader's language. */
export const SearchHit = Type.Object({
  object: Type.String(),
  id: Uuid,
  /** Null where it is blank or may not be read. */
  title: Type.Union([Type.String(), Type.Null()]),
  subtitle: Type.Union([Type.String(), Type.Null()]),
})

export type SearchHit = Static<typeof SearchHit>

/** The newest hits of each object, in the order of the objects. There is never more: an object's own list pages. */
export const SearchAnswer = Type.Object({ items: Type.Array(SearchHit), next: Type.Null() })

export type SearchAnswer = Static<typeof SearchAnswer>
