import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { checkDefinitions } from '../../../schemas/check-definitions.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { kindNamed, shapeIssues } from '../../../runtime/publish/definition-shape.ts'
import { statementsOf } from '../../../runtime/storage/ddl.ts'
import { tablesOf } from '../../../runtime/storage/ddl-parts.ts'
import { diffPlans, type TrashedPart } from '../../../runtime/storage/diff.ts'

interface Case {
  readonly before: readonly DefinitionHeader[]
  readonly after: readonly DefinitionHeader[]
  readonly trash?: readonly TrashedPart[]
}

const cases = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'))

/** Definitions -> steps -> SQL, as a reader reviews them. */
function printed({ before, after, trash = [] }: Case): string {
  const steps = diffPlans(before, after, new Map(trash.map((part) => [part.id, part])))
  const tables = tablesOf('ws_main', true)
  const parts = steps.map((step) => ({ step, sql: statementsOf(step, tables) }))
  const heads = parts.map(({ step, sql }) => [`-- ${step.op}${step.blocked ? ` (blocked: ${step.blocked.code})` : ''}`, ...sql.first.map((text) => `${text};`)].join('\n'))
  const last = parts.flatMap(({ sql }) => sql.last.map((text) => `${text};`))
  return `${[...heads, ...(last.length > 0 ? [['-- when all tables are there', ...last].join('\n')] : [])].join('\n\n')}\n`
}

describe('definitions become steps and SQL', () => {
  it.each(cases)('%s', async (file) => {
    const example = JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as Case
    for (const side of [example.before, example.after]) {
      expect(side.flatMap((definition) => shapeIssues(kindNamed(definition.kind), definition))).toEqual([])
      expect(checkDefinitions(side, definitionSet(side))).toEqual([])
    }
    await expect(printed(example)).toMatchFileSnapshot(path.join(import.meta.dirname, file.replace('.json', '.sql')))
  })

  it('is nothing where nothing changes', () => {
    for (const file of cases) {
      const { after } = JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as Case
      expect(diffPlans(after, after, new Map())).toEqual([])
    }
  })
})
