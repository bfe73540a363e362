import { writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes `schemas/rules/case-table.ts` from the Unicode data of the running Node:
 * `node tests/conformance/rules/make-case-table.ts`. Run it on purpose only: the table is part of the meaning of rules,
 * and the stored functions made from it need a migration.
 */

const points = Array.from({ length: 0x110000 - 0x80 }, (_, index) => index + 0x80).filter((point) => point < 0xd800 || point > 0xdfff)

/** The simple mapping: one code point to one code point, whatever stands around it and whatever the language. */
const lower = mappings((text) => (text === '\u0130' ? 'i' : text.toLowerCase()))
const titleOf = new Map(lower.filter(([from]) => /\p{Lt}/u.test(String.fromCodePoint(from))).map(([from, to]) => [to, from]))
const upper = mappings((text) => {
  const full = text.toUpperCase()
  const title = titleOf.get(codePoint(text))
  // Letters with an iota below become two letters in capitals; their simple mapping is the title letter.
  return [...full].length > 1 && title !== undefined ? String.fromCodePoint(title) : full
})

type Mapping = readonly [from: number, to: number]

function mappings(change: (text: string) => string): readonly Mapping[] {
  return points.flatMap((point) => {
    const text = String.fromCodePoint(point)
    const changed = change(text)
    return changed === text || [...changed].length > 1 ? [] : [[point, codePoint(changed)] as const]
  })
}

function codePoint(text: string): number {
  return text.codePointAt(0) ?? 0
}

/** Runs of equally spaced letters that move by the same distance: first, last, step, distance. */
function runs(all: readonly Mapping[]): readonly string[] {
  const found: { first: number; last: number; step: number; distance: number }[] = []
  for (const [from, to] of all) {
    const run = found.at(-1)
    const step = run ? from - run.last : 0
    if (run && run.distance === to - from && step <= 2 && (run.first === run.last || run.step === step)) {
      run.last = from
      run.step = step
    } else {
      found.push({ first: from, last: from, step: 1, distance: to - from })
    }
  }
  return found.map(({ first, last, step, distance }) => `0x${first.toString(16)}, 0x${last.toString(16)}, ${step}, ${distance}`)
}

function listed(name: string, all: readonly Mapping[]): string {
  const rows = runs(all)
  const lines: string[] = []
  for (let index = 0; index < rows.length; index += 4) lines.push(`  ${rows.slice(index, index + 4).join(', ')},`)
  return `export const ${name}: readonly number[] = [\n${lines.join('\n')}\n]\n`
}

writeFileSync(
  path.join(import.meta.dirname, '../../../schemas/rules/case-table.ts'),
  `// Written by tests/conformance/rules/make-case-table.ts from Unicode ${process.versions.unicode}; not edited by hand.
// Simple case mappings above ASCII, in runs of four numbers: first code point, last, step between, distance to the mapped one.

${listed('lowerRuns', lower)}
${listed('upperRuns', upper)}`,
)
