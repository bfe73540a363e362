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

const vietnamese = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'

/**
 * `translate` looks at its whole table for every letter, and the table is long. So text without letters that change
 * passes by, and Vietnamese and western European text meets a table of its own.
 */
function caseFunction(name: string, builtIn: 'lower' | 'upper', { from, to }: CaseMapping): string {
  const isNear = (letter: string) => letter < '\u0100' || vietnamese.includes(letter.toLowerCase())
  const pairs = from.map((letter, index) => ({ letter, changed: to[index] ?? letter }))
  const near = pairs.filter(({ letter }) => isNear(letter))
  const far = pairs.filter(({ letter }) => !isNear(letter))
  // Letters that stay, met most often, come first: they are found before the whole table has been looked at.
  const staying = builtIn === 'lower' ? ' nhtgicouamlrdyepbsvkqx' : ' NHTGICOUAMLRDYEPBSVKQX'
  const letters = (some: typeof pairs) => text(staying + some.map((pair) => pair.letter).join(''))
  const changed = (some: typeof pairs) => text(staying + some.map((pair) => pair.changed).join(''))
  const table = (some: typeof pairs) => `${letters(some)}, ${changed(some)}`
  const has = (some: readonly string[]) => `(x collate "C") ~ ${text(`[${some.join('')}]`)}`
  return `create or replace function ${name}(x text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  if octet_length(x) = char_length(x) or not ${has(from)} then
    return ${builtIn}(x collate "C");
  end if;
  if not ${has(far.map((pair) => pair.letter))} then
    return translate(${builtIn}(x collate "C"), ${table(near)});
  end if;
  return translate(${builtIn}(x collate "C"), ${table([...near, ...far])});
end
$$`
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
