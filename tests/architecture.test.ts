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
