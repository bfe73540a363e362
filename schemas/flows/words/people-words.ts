import { assertNever } from '../../assert-never.ts'
import type { PersonSource } from '../people/sources.ts'
import { phrasesIn } from './phrases.ts'
import type { Telling } from './telling.ts'

/** Who is meant, in words: `the manager of Owner and everybody with the role “Finance”`. */
export const peopleWords = (sources: readonly PersonSource[], telling: Telling): string => phrasesIn(telling.language).and(sources.map((source) => sourceWords(source, telling)))

/** One source in words. */
export function sourceWords(source: PersonSource, telling: Telling): string {
  const { people } = phrasesIn(telling.language)
  switch (source.by) {
    case 'person':
      return telling.rule(source.person)
    case 'role':
      return people.role(telling.called('role', source.role))
    case 'manager':
      return people.manager(telling.rule(source.of), source.level ?? 1)
    case 'department_head':
      return people.head(telling.rule(source.of))
    default:
      return assertNever(source)
  }
}

/** Whether several people may be meant. */
export const maySeveral = (sources: readonly PersonSource[]): boolean => sources.length > 1 || sources.some(({ by }) => by === 'role')
