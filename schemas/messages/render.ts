import type { FieldDefinition } from '../fields/field.ts'
import { fieldTypeOf } from '../fields/field.ts'
import type { FieldValue, ReaderContext } from '../fields/field-type.ts'
import { compileRule } from '../rules/compile.ts'
import type { RuleTree } from '../rules/tree.ts'
import { isRuleFailure, type RuleContext, type RuleResult, type RuleValues } from '../rules/values.ts'
import type { CheckedPart } from './check-template.ts'
import { isAddressName } from './fixed-names.ts'
import { escapeFor, type TextForm } from './escape.ts'
import { shownValue } from './shown-value.ts'

/** What a template is filled with: values and titles by path as the template writes it, child records by the path of their list. */
export interface TemplateData {
  readonly values: RuleValues
  readonly titles: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly TemplateData[]>>
}

/** Who reads what is rendered, and where it goes. */
export interface Rendering {
  readonly reader: ReaderContext
  readonly context: RuleContext
  readonly form: TextForm
}

/** A rendered text, or why there is none. It is never half a text. */
export type Rendered = { readonly text: string } | { readonly error: 'too-expensive' | 'too-long' }

/** Fills a template. Compile once, render often. */
export type CompiledTemplate = (data: TemplateData, rendering: Rendering) => Rendered

/** UTF-16 units of a rendered text. */
const longest = 1024 * 1024

/** Formulas of one rendering, each time that a list repeats them counted; each has the fuel of a rule. */
const mostValues = 10_000

/** Turns a checked template into a function. Values that are fields are shown by the field's own format. */
export function compileTemplate(parts: readonly CheckedPart[]): CompiledTemplate {
  const write = sequence(parts.map(writerOf))
  return (data, rendering) => {
    const out: Output = { pieces: [], length: 0, values: 0, error: undefined }
    const { now, today } = rendering.context
    write({ ...data, values: { ...data.values, now, today } }, rendering, out)
    return out.error === undefined ? { text: out.pieces.join('') } : { error: out.error }
  }
}

interface Output {
  readonly pieces: string[]
  length: number
  values: number
  error: 'too-expensive' | 'too-long' | undefined
}

type Write = (data: TemplateData, rendering: Rendering, out: Output) => void

const sequence = (writers: readonly Write[]): Write => (data, rendering, out) => {
  for (const write of writers) {
    if (out.error !== undefined) return
    write(data, rendering, out)
  }
}

function writerOf(part: CheckedPart): Write {
  switch (part.kind) {
    case 'text':
      return (_, { form }, out) => append(out, escapeFor[form](part.text))
    case 'value':
      return valueWriter(part.tree, part.field)
    case 'each':
      return listWriter(part.path, sequence(part.parts.map(writerOf)))
  }
}

function valueWriter(tree: RuleTree, field: FieldDefinition | undefined): Write {
  const evaluate = compileRule(tree)
  const isAddress = tree.kind === 'field' && !field && isAddressName(tree.name)
  return (data, rendering, out) => {
    out.values += 1
    const result = evaluate(data.values, rendering.context)
    if (out.values > mostValues || isRuleFailure(result)) return void (out.error = 'too-expensive')
    const title = tree.kind === 'field' ? data.titles[tree.name] : undefined
    const text = escapeFor[rendering.form](field ? fieldText(field, result, { reader: rendering.reader, title }) : shownValue(result, tree.type.type, rendering.reader))
    append(out, isAddress && rendering.form === 'html' && text !== '' ? `<a href="${text}">${text}</a>` : text)
  }
}

function fieldText(field: FieldDefinition, value: Exclude<RuleResult, { error: unknown }>, { reader, title }: { reader: ReaderContext; title: string | undefined }): string {
  if (value === null) return ''
  // A field holds what its type gives to rules.
  return fieldTypeOf(field).format(value as FieldValue, field, { ...reader, ...(title === undefined ? {} : { title }) })
}

const listWriter = (path: string, write: Write): Write => (data, rendering, out) => {
  for (const item of data.lists[path] ?? []) {
    if (out.error !== undefined) return
    write({ values: { ...data.values, ...item.values }, titles: { ...data.titles, ...item.titles }, lists: { ...data.lists, ...item.lists } }, rendering, out)
  }
}

function append(out: Output, text: string): void {
  out.length += text.length
  if (out.length > longest) out.error = 'too-long'
  else out.pieces.push(text)
}
