import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Sql } from 'postgres'

/** Where a file of the NPSP sample data lies: accounts, contacts, campaigns, opportunities, campaign_members. */
export const npspPath = (name: string): string => path.join(import.meta.dirname, 'data/npsp', `${name}.csv`)

export const npspFile = (name: string): string => readFileSync(npspPath(name), 'utf8')

/** The rows of a file by their columns; none of these files has a delimiter or a line break within its cells. */
export function npspRows(name: string): Record<string, string>[] {
  const [header = '', ...lines] = npspFile(name).trimEnd().split(/\r?\n/)
  const columns = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])))
}

/** How many rows of a file point at each record by a column. */
export function linksInFile(name: string, column: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { [column]: target = '' } of npspRows(name)) if (target !== '') counts.set(target, (counts.get(target) ?? 0) + 1)
  return counts
}

/** The same out of the tables of the workspace `main`: where a link leads, by the target's `source_id`. */
export async function storedLinks(sql: Sql, { from, link, to }: { from: string; link: string; to: string }): Promise<Map<string, number>> {
  const rows = await sql<{ source: string; count: number }[]>`
    select t.source_id::text as source, count(*)::int as count
    from ${sql(`ws_main.${from}`)} f join ${sql(`ws_main.${to}`)} t on t.id = ${sql(`f.${link}`)} group by 1`
  return new Map(rows.map(({ source, count }) => [source, count]))
}
