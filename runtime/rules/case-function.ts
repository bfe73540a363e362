import { sql, type SQL } from 'drizzle-orm'
import { type CaseMapping, lowerMapping, upperMapping } from '../../schemas/rules/case.ts'

/** Small letters by the table that JavaScript uses too. */
export const lowered = (text: SQL): SQL => sql`tessera.rule_lower(${text})`

/** Capital letters by the table that JavaScript uses too. */
export const uppered = (text: SQL): SQL => sql`tessera.rule_upper(${text})`

/**
 * The statements that install `rule_lower(text)` and `rule_upper(text)` in a schema; rules call those of `tessera`.
 * They say the same on every Postgres, whatever its collations: one code point for one, by the generated table.
 */
export const caseFunctions = (schema = 'tessera'): readonly string[] => [
  caseFunction(`${schema}.rule_lower`, 'lower', lowerMapping),
  caseFunction(`${schema}.rule_upper`, 'upper', upperMapping),
]

/**
 * `translate` looks at its whole table for every letter that stays, and the whole table is long. So text without letters
 * that change passes by, and the alphabets most in use have tables of their own. A changed letter changes no further,
 * so one table may follow another.
 */
function caseFunction(name: string, builtIn: 'lower' | 'upper', { from, to }: CaseMapping): string {
  const pairs = from.map((letter, index): Pair => ({ letter, changed: to[index] ?? letter }))
  // Letters that stay and are met most often come first: they are found before the whole table has been looked at.
  const staying = builtIn === 'lower' ? ' nhtgicouamlrdyepbsvkqx' : ' NHTGICOUAMLRDYEPBSVKQX'
  const steps = alphabets.map((_, alphabet) => {
    const own = pairs.filter(({ letter }) => alphabetOf(letter) === alphabet)
    const letters = staying + own.map((pair) => pair.letter).join('')
    const changed = staying + own.map((pair) => pair.changed).join('')
    return `  if ${has(own)} then
    x := translate(x, ${text(letters)}, ${text(changed)});
  end if;`
  })
  return `create or replace function ${name}(x text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  x := ${builtIn}(x collate "C");
  if octet_length(x) = char_length(x) or not ${has(pairs)} then
    return x;
  end if;
${steps.join('\n')}
  return x;
end
$$`
}

interface Pair {
  readonly letter: string
  readonly changed: string
}

const vietnamese = /[ăđĩũơưạ-ỹ]/i

/** Western European and Vietnamese, Greek and Cyrillic, all others. */
const alphabets: readonly ((letter: string) => boolean)[] = [
  (letter) => letter < '\u0100' || vietnamese.test(letter),
  (letter) => letter >= '\u0370' && letter < '\u0530',
  () => true,
]

const alphabetOf = (letter: string): number => alphabets.findIndex((belongs) => belongs(letter))

const has = (pairs: readonly Pair[]): string => `(x collate "C") ~ ${text(`[${pairs.map((pair) => pair.letter).join('')}]`)}`

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
