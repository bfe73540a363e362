import { sql } from 'drizzle-orm'
import { personMatchesFor } from '../../schemas/imports/person-matches.ts'
import type { PreviewColumn, TypeProposal } from '../../schemas/api/file.ts'
import { fieldTypes } from '../../schemas/fields/types/index.ts'
import type { FieldFamily } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { callerInputs } from '../records/query/moment.ts'
import { andReached } from '../records/reach-condition.ts'
import { columnOf, compileStatement, runStatement } from '../storage/statement.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import { type LinkMatch, objectMatches } from './link-match.ts'
import { linkNames, plainName } from './plain-name.ts'
import { keyOf } from './write/match-key.ts'

/** A column and its texts. */
interface ColumnTexts {
  readonly facts: PreviewColumn
  readonly texts: readonly string[]
}

const mostAsked = 200
const leastFound = 0.8

/** The column with a link in front of its proposals, where its texts name records or people that there are. */
export async function withLinkProposals(caller: Caller, { facts, texts }: ColumnTexts): Promise<PreviewColumn> {
  const asked = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].slice(0, mostAsked)
  if (asked.length === 0) return facts
  const proposal = (await peopleProposal(caller, asked)) ?? (await recordProposal(caller, facts.column, asked))
  return proposal ? { ...facts, types: [proposal, ...facts.types] } : facts
}

/** An object that the column is called like, if its records are the ones that the texts name. */
async function recordProposal(caller: Caller, column: string, asked: readonly string[]): Promise<TypeProposal | undefined> {
  const names = new Set(linkNames(column).map(({ name }) => name))
  for (const target of [...caller.plan.objects.values()].filter((object) => isCalled(object, names))) {
    for (const match of objectMatches(caller, target)) {
      const share = await shareFound(caller, { target, match, asked })
      if (share >= leastFound) return { ...proposalOf('link', share, { object: target.name }), match: match.match }
    }
  }
  return undefined
}

function isCalled({ name, definition: { label, plural } }: ObjectPlan, names: ReadonlySet<string>): boolean {
  const texts = [name, ...[label, plural].flatMap((each) => (typeof each === 'string' ? [each] : Object.values(each)))]
  return texts.some((text) => names.has(plainName(text)))
}

async function peopleProposal({ workspace, access }: Caller, asked: readonly string[]): Promise<TypeProposal | undefined> {
  for (const match of personMatchesFor(access.system.has('people'))) {
    if (match !== 'email' && match !== 'name') continue
    const column = match === 'email' ? sql`lower(email)` : sql.identifier(match)
    const wanted = [...new Set(match === 'email' ? asked.map((text) => text.toLowerCase()) : asked)]
    const [row] = await runStatement<{ found: number }>(
      workspace.data.sql,
      compileStatement(sql`select count(distinct ${column})::int as found from ${sql.identifier(workspace.schema)}."_person"
        where active and ${column} = any(${arrayLiteral(wanted)}::text[])`),
    )
    const share = (row?.found ?? 0) / wanted.length
    if (share >= leastFound) return { ...proposalOf('people', share, {}), match }
  }
  return undefined
}

/** The type of a family that holds ids; there is one of each. */
function proposalOf(family: FieldFamily, share: number, settings: Record<string, unknown>): TypeProposal {
  const type = fieldTypes.find((each) => each.family === family && each.link)
  if (!type) throw new Error(`no type of the family ${family}`)
  return { type: type.name, score: Math.min(share, 1), settings }
}

/** How many of the texts name a record that the caller may read. */
async function shareFound(caller: Caller, { target, match, asked }: { target: ObjectPlan; match: LinkMatch; asked: readonly string[] }): Promise<number> {
  const keys = [...new Set(asked.map((text) => keyOf(text, match, caller.plan.context)).filter((key) => key !== undefined))]
  if (keys.length < asked.length * leastFound) return 0
  const column = columnOf('t', match.column)
  const [row] = await runStatement<{ found: number }>(
    caller.workspace.data.sql,
    compileStatement(sql`select count(distinct ${column})::int as found from ${target.table} t
      where t.deleted_at is null and ${column} = any(${arrayLiteral(keys)}::${sql.raw(match.sqlType)}[])${andReached(caller, caller.access.object(target.name).read, { object: target, alias: 't' })}`),
    callerInputs(caller),
  )
  return (row?.found ?? 0) / keys.length
}
