import type { PlainSource } from '../../../../../schemas/flows/people/plain-source.ts'
import type { PersonSource } from '../../../../../schemas/flows/people/sources.ts'
import type { Json } from '../../../../../schemas/pointer.ts'

export const requester = { var: 'requester' }

/** The ways to people that can stand in a cell of a matrix, or in where another finds nobody. */
export const plainWays = ['person', 'role', 'manager', 'department_head'] as const

/** A source of another kind in the place of one, about the same person where both are about one. */
export function turned(source: PersonSource | undefined, by: PlainSource['by'], role: string): PlainSource {
  if (by === 'role') return { by, role }
  const of = personOf(source)
  return by === 'person' ? { by, person: of } : { by, of }
}

function personOf(source: PersonSource | undefined): Json {
  if (!source || source.by === 'role') return requester
  return source.by === 'person' ? source.person : source.of
}
