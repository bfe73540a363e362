import type { PlainSource } from '../../../../../schemas/flows/people/plain-source.ts'
import type { PersonSource } from '../../../../../schemas/flows/people/sources.ts'
import type { Json } from '../../../../../schemas/pointer.ts'

/** The ways to people that can stand in a cell of a matrix, or in where another finds nobody. */
export const plainWays = ['person', 'role', 'manager', 'department_head'] as const

/** What a source of another kind begins with: a role, and from whom people are found. */
interface Usual {
  readonly role: string
  readonly whose: Json
}

/** A source of another kind in the place of one, about the same person where both are about one. */
export function turned(source: PersonSource | undefined, by: PlainSource['by'], { role, whose }: Usual): PlainSource {
  if (by === 'role') return { by, role }
  const of = personOf(source) ?? whose
  return by === 'person' ? { by, person: of } : { by, of }
}

function personOf(source: PersonSource | undefined): Json | undefined {
  if (!source || source.by === 'role') return undefined
  return source.by === 'person' ? source.person : source.of
}
