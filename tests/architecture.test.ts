import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const layers = ['schemas', 'runtime', 'server', 'designer'] as const
type Layer = (typeof layers)[number]

/** `schemas <- runtime <- server` and `schemas <- designer`. */
const mayImport: Record<Layer, readonly Layer[]> = {
  schemas: ['schemas'],
  runtime: ['schemas', 'runtime'],
  server: ['schemas', 'runtime', 'server'],
  designer: ['schemas', 'designer'],
}

/** Packages that a layer must not know, by the beginning of their name. */
const forbiddenPackages: Partial<Record<Layer, readonly string[]>> = {
  schemas: ['node:', 'drizzle-orm', 'postgres', 'react', 'hono', 'ajv'],
  designer: ['node:', 'drizzle-orm', 'postgres', 'hono'],
  runtime: ['hono', 'react', 'better-auth'],
}

interface Import {
  readonly file: string
  readonly layer: Layer
  readonly specifier: string
}

const sourceFiles = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))

const specifiers = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g

const imports: readonly Import[] = layers.flatMap((layer) =>
  sourceFiles(layer).flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(specifiers)].map(([, specifier = '']) => ({ file, layer, specifier })),
  ),
)

/**
 * Everywhere that SQL is text instead of parameters and quoted identifiers: how often, and why nothing that anybody
 * sends can stand in it. A new use fails here until somebody has judged it.
 */
const judgedText: Readonly<Record<string, readonly [uses: number, reason: string]>> = {
  'runtime/exports/read-all.ts': [1, 'FETCH, without a value and never prepared: each export has other columns'],
  'runtime/flows/step/run-parts.ts': [2, 'names and types of columns, constant texts'],
  'runtime/imports/propose-links.ts': [1, "the name of a field type's column type"],
  'runtime/imports/write/create-records.ts': [1, 'a compiled statement without parameters: COPY takes none'],
  'runtime/imports/write/update-records.ts': [1, 'the type of a column: lists travel as texts'],
  'runtime/jobs/lease.ts': [1, 'a constant number of seconds'],
  'runtime/jobs/remains.ts': [1, 'a constant number of days'],
  'runtime/publish/switch.ts': [2, "the name of a lock out of a closed set, and the planner's own statements"],
  'runtime/records/query/columns.ts': [1, 'the SQL type of a field, out of a closed set'],
  'runtime/records/query/compile-query.ts': [1, 'a limit that is one of three numbers of ours'],
  'runtime/records/query/sort.ts': [3, 'words and signs out of closed sets'],
  'runtime/rules/fragments.ts': [3, 'constant numbers, and names that the operators give'],
  'runtime/rules/operators/comparison.ts': [1, 'a collation or nothing'],
  'runtime/rules/operators/dates.ts': [2, 'parts of a date out of a closed set'],
  'runtime/rules/operators/numbers.ts': [2, 'numbers that the checker has read as numbers'],
  'runtime/rules/operators/text.ts': [1, 'a constant number'],
  'runtime/rules/sql-literal.ts': [3, 'true, false, and names of types out of a closed set'],
  'runtime/storage/migrator.ts': [8, 'our own migrations; schemas and roles are quoted'],
  'runtime/storage/statement.ts': [2, 'the one door of compiled statements, whose values are parameters; names of column types'],
  'runtime/workspaces/create-workspace.ts': [1, 'the quoted name of a schema, whose form is checked'],
  'runtime/workspaces/migrate-workspaces.ts': [1, 'our own migrations'],
  'server/embedded/prepare.ts': [1, 'a password of ours in base64url, which cannot be a parameter'],
}

/** The layer that a relative import leads to; undefined for packages. */
function layerOf({ file, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  return path.relative(root, path.join(root, path.dirname(file), specifier)).split(path.sep)[0]
}

describe('the layers', () => {
  it.each(layers)('%s imports only the layers below it', (layer) => {
    const wrong = imports.filter((each) => each.layer === layer).filter((each) => {
      const to = layerOf(each)
      return to !== undefined && !mayImport[layer].includes(to as Layer)
    })
    expect(wrong).toEqual([])
  })

  it.each(layers)('%s imports no package that belongs to another layer', (layer) => {
    const forbidden = forbiddenPackages[layer] ?? []
    const wrong = imports.filter(({ layer: from, specifier }) => from === layer && forbidden.some((name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`)))
    expect(wrong).toEqual([])
  })

  it('finds the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(200)
  })

  it('has no folder that is named for nothing in particular', () => {
    const names = layers.flatMap(sourceFiles).flatMap((file) => file.split(path.sep))
    expect(names.filter((name) => /^(utils|common|helpers|services|misc|types)(\.tsx?)?$/.test(name) && name !== 'types')).toEqual([])
  })
})

describe('text in SQL', () => {
  it('stands only where it was judged', () => {
    const found = layers.flatMap(sourceFiles).flatMap((file) => {
      const uses = readFileSync(path.join(root, file), 'utf8').match(/\.unsafe\b|\bsql\.raw\b/g)?.length ?? 0
      return uses > 0 ? [[file, uses] as const] : []
    })
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(Object.entries(judgedText).map(([file, [uses]]) => [file, uses])))
  })
})
