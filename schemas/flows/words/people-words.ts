import { assertNever } from '../../assert-never.ts'
import type { PlainSource } from '../people/plain-source.ts'
import type { PersonSource } from '../people/sources.ts'
import { phrasesIn } from './phrases.ts'
import type { Telling } from './telling.ts'

/** Who is meant, in words: `the manager of Owner and everybody with the role “Finance”`. */
export const peopleWords = (sources: readonly PersonSource[], telling: Telling): string => phrasesIn(telling.language).and(sources.map((source) => sourceWords(source, telling)))

/** One source in words, with who stands in where it finds nobody. */
export function sourceWords(source: PersonSource, telling: Telling): string {
  const { people } = phrasesIn(telling.language)
  const said = source.by === 'matrix' ? people.matrix(telling.rule(source.amount), telling.rule(source.of)) : plainWords(source, telling)
  return source.fallback ? people.otherwise(said, plainWords(source.fallback, telling)) : said
}

function plainWords(source: PlainSource, telling: Telling): string {
  const { people } = phrasesIn(telling.language)
  switch (source.by) {
    case 'person':
      return telling.rule(source.person)
    case 'role':
      return source.in ? people.near(people.role(telling.called('role', source.role))) : people.role(telling.called('role', source.role))
    case 'manager':
      return people.manager(telling.rule(source.of), source.level ?? 1)
    case 'department_head':
      return people.head(telling.rule(source.of))
    default:
      return assertNever(source)
  }
}

/** Whether several people may be meant. */
export const maySeveral = (sources: readonly PersonSource[]): boolean => sources.length > 1 || sources.some(({ by, fallback }) => by === 'role' || by === 'matrix' || fallback?.by === 'role')
