import { uuidPattern } from '../../../schemas/fields/patterns.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ChildRow } from '../../../schemas/fields/field-type.ts'
import type { LookupSource } from '../lookup-source.ts'

const isId = new RegExp(uuidPattern, 'i')

/**
 * Looks for the records that pasted texts name: where exactly one is called so, the link is set; what names none or
 * several stays blank. Undefined where no text has to be looked for.
 */
export async function withFoundLinks(rows: readonly ChildRow[], columns: readonly FieldDefinition[], source: LookupSource): Promise<((rows: readonly ChildRow[]) => readonly ChildRow[]) | undefined> {
  const links = columns.filter((column) => fieldTypeOf(column).link)
  const texts = links.flatMap((column) => [...new Set(rows.flatMap(({ values }) => nameIn(values?.[column.name]) ?? []))].map((text) => ({ column, text })))
  if (texts.length === 0) return undefined
  const found = new Map<string, string | null>()
  for (const { column, text } of texts) found.set(`${column.name} ${text}`, await idOf(column, text, source))
  return (now) => now.map((row) => settled(row, links, found))
}

const nameIn = (value: unknown): string | undefined => (typeof value === 'string' && !isId.test(value) ? value : undefined)

async function idOf(column: FieldDefinition, text: string, source: LookupSource): Promise<string | null> {
  const link = fieldTypeOf(column).link?.(column)
  if (!link) return null
  const choices = await source.search(link, text, new AbortController().signal).catch(() => [])
  const [only, ...others] = choices.filter(({ title }) => title === text)
  return only && others.length === 0 ? only.id : null
}

function settled(row: ChildRow, links: readonly FieldDefinition[], found: ReadonlyMap<string, string | null>): ChildRow {
  const set = links.flatMap(({ name }) => {
    const text = nameIn(row.values?.[name])
    return text === undefined ? [] : [[name, found.get(`${name} ${text}`) ?? null] as const]
  })
  return set.length === 0 ? row : { ...row, values: { ...row.values, ...Object.fromEntries(set) } }
}
