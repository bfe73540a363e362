import { type Formula, type FormulaIssue, isRefusedFormula, type Span } from '../rules/formula/formula.ts'
import { parseFormula } from '../rules/formula/parse.ts'
import { readQuoted } from '../rules/formula/quoted.ts'
import { narrowed } from '../rules/formula/wide-signs.ts'

/** A piece of a template at its place in the text. */
export type TemplatePart = TextPart | ValuePart | EachPart

/** Text that stands as it is. */
interface TextPart extends Span {
  readonly kind: 'text'
  readonly text: string
}

/** `{{ formula }}`: the place is that of the braces, `inner` that of the formula. */
export interface ValuePart extends Span {
  readonly kind: 'value'
  readonly formula: Formula
  readonly inner: Span
}

/** `{{#each path}} … {{/each}}`: once for each child record. */
export interface EachPart extends Span {
  readonly kind: 'each'
  readonly path: string
  readonly inner: Span
  readonly parts: readonly TemplatePart[]
}

/** A template as it was read. What is wrong with it stands among the issues; the rest is there all the same. */
export interface Template {
  readonly parts: readonly TemplatePart[]
  readonly issues: readonly FormulaIssue[]
}

/** Pieces in braces that a template may have; each is compiled and fetched. */
const mostTags = 500

/**
 * Reads a template: text with `{{ formula }}` and `{{#each children}} … {{/each}}`. Formulas are those of the rule
 * language, read by its own parser; whether their names exist `checkTemplate` says. Any text may come, also hostile.
 */
export function parseTemplate(text: string): Template {
  const reading: Reading = { text, issues: [], open: [{ parts: [], tag: undefined }], tags: 0 }
  let at = 0
  for (let from = text.indexOf('{{'); from >= 0; from = text.indexOf('{{', at)) {
    addText(reading, at, from)
    at = readTag(reading, from)
    if (reading.tags > mostTags) {
      reading.issues.push({ code: 'template.too-many-tags', from, to: at, params: { limit: mostTags } })
      at = text.length
    }
  }
  addText(reading, at, text.length)
  return finished(reading)
}

interface Reading {
  readonly text: string
  readonly issues: FormulaIssue[]
  /** The blocks around the place that is read, the innermost last. */
  readonly open: Block[]
  tags: number
}

interface Block {
  readonly parts: TemplatePart[]
  /** The opening tag; undefined for the template itself. */
  readonly tag: (Span & { readonly path: string; readonly inner: Span }) | undefined
}

const innermost = ({ open }: Reading): Block => open.at(-1) ?? { parts: [], tag: undefined }

function addText(reading: Reading, from: number, to: number): void {
  if (to > from) innermost(reading).parts.push({ kind: 'text', text: reading.text.slice(from, to), from, to })
}

/** Reads what begins with `{{` at `from`; answers the place behind it. */
function readTag(reading: Reading, from: number): number {
  reading.tags += 1
  const end = endOfTag(reading.text, from + 2)
  if (end === undefined) {
    reading.issues.push({ code: 'template.unclosed-tag', from, to: from + 2 })
    return reading.text.length
  }
  const tag = { from, to: end + 2, inner: { from: from + 2, to: end } }
  const written = reading.text.slice(tag.inner.from, end)
  if (/^\s*\//.test(written)) closeBlock(reading, tag, written.trim())
  else if (/^\s*#/.test(written)) openBlock(reading, tag, written)
  else addValue(reading, tag, written)
  return tag.to
}

interface Tag extends Span {
  readonly inner: Span
}

/** The `}}` that ends a tag; one within a quoted text does not, unless that text is never closed. */
function endOfTag(text: string, from: number): number | undefined {
  const plainEnd = text.indexOf('}}', from)
  if (plainEnd < 0) return undefined
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('}}', at)) return at
    if (!isQuote(text.charAt(at))) continue
    const { to, issues } = readQuoted(text, narrowed(text), at)
    if (issues.some(({ code }) => code === 'rule.formula.unclosed-text')) return plainEnd
    at = to - 1
  }
  return plainEnd
}

const isQuote = (sign: string): boolean => sign === '"' || sign === "'"

function addValue({ issues, ...reading }: Reading, { from, to, inner }: Tag, written: string): void {
  const formula = parseFormula(written)
  if (isRefusedFormula(formula)) issues.push(...formula.issues.map((issue) => shifted(issue, inner.from)))
  else innermost({ issues, ...reading }).parts.push({ kind: 'value', formula, inner, from, to })
}

/** An issue of a formula at its place in the template. */
export const shifted = (issue: FormulaIssue, by: number): FormulaIssue => ({ ...issue, from: issue.from + by, to: issue.to + by })

function openBlock(reading: Reading, { from, to, inner }: Tag, written: string): void {
  const [, path] = /^\s*#each\s+([\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{M}\p{N}_]+)*)\s*$/u.exec(written) ?? []
  if (path === undefined) return void reading.issues.push({ code: 'template.unknown-block', from, to, params: { given: written.trim().slice(0, 100) } })
  const begin = inner.from + written.indexOf(path, written.indexOf('#each') + 5)
  reading.open.push({ parts: [], tag: { from, to, path, inner: { from: begin, to: begin + path.length } } })
}

function closeBlock(reading: Reading, { from, to }: Tag, written: string): void {
  const block = reading.open.at(-1)
  if (written !== '/each' || !block?.tag) return void reading.issues.push({ code: 'template.nothing-to-close', from, to, params: { given: written.slice(0, 100) } })
  reading.open.pop()
  innermost(reading).parts.push({ kind: 'each', path: block.tag.path, inner: block.tag.inner, parts: block.parts, from: block.tag.from, to })
}

/** Blocks that were never closed are told; what stands in them counts to the template. */
function finished(reading: Reading): Template {
  const [outermost, ...unclosed] = reading.open
  const issues = unclosed.flatMap(({ tag }) => (tag ? [{ code: 'template.unclosed-block', from: tag.from, to: tag.to, params: { path: tag.path } }] : []))
  return {
    parts: [...(outermost?.parts ?? []), ...unclosed.flatMap(({ parts }) => parts)],
    issues: [...reading.issues, ...issues].toSorted((one, other) => one.from - other.from),
  }
}
