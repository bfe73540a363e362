import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../../../schemas/fields/field.ts'
import type { Label, Language } from '../../../schemas/label.ts'
import { pathInObject } from '../../../schemas/objects/path.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { isCalled, reservedWords } from '../../../schemas/rules/formula/binding.ts'
import { printFormula } from '../../../schemas/rules/formula/print.ts'
import { isOperator, type OperatorName, operatorNames, operators } from '../../../schemas/rules/operators/index.ts'
import { describeType } from '../../../schemas/rules/rule-type.ts'
import { typeInWords } from '../../../schemas/rules/type-words.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { choicesAt, initialsOf } from './path-choices.ts'
import { fieldAtPath, type RuleSetting } from './rule-setting.ts'

/** What can be written at a place of a formula. */
export interface FormulaProposal {
  readonly kind: 'field' | 'lookup' | 'operator' | 'word' | 'option'
  readonly label: string
  /** What is written. */
  readonly text: string
  /** What it is found by, in small letters and without marks; the nearest first. */
  readonly found: readonly string[]
  readonly help: string
  /** From where on the text is replaced. */
  readonly from: number
}

export interface FormulaWorld extends RuleSetting {
  readonly language: Language
  labelText(label: Label): string
}

/** Fields, operators and options that fit before a place of the text. */
export function proposalsAt(text: string, at: number, world: FormulaWorld): readonly FormulaProposal[] {
  const before = text.slice(0, at)
  const options = optionsAfter(before, world)
  if (options.length > 0) return matching(options, before)
  if (isInText(before)) return []
  const path = pathBefore(before)
  const steps = path.split('.')
  const from = at - (steps.at(-1) ?? '').length
  if (steps.length === 1) return matching([...fieldsBehind([], from, world), ...operatorProposals(from, world.language), ...wordProposals(from)], before)
  const trail = trailOf(world, steps.slice(0, -1))
  return trail ? matching(fieldsBehind(trail, from, world), before) : []
}

/** Those that what is typed may mean: what begins so before what only holds it. */
function matching(proposals: readonly FormulaProposal[], before: string): readonly FormulaProposal[] {
  const typed = together(withoutMarks(before.slice(proposals[0]?.from ?? before.length)))
  const begins = ({ found }: FormulaProposal) => found.some((each) => each.startsWith(typed))
  const holds = ({ found }: FormulaProposal) => found.some((each) => each.includes(typed))
  return [...proposals.filter(begins), ...proposals.filter((each) => !begins(each) && holds(each))]
}

const together = (text: string): string => text.replaceAll(/[\s_"]/g, '')

/** The path or name of an operator at a place of a text, and where it stands. */
export function nameAt(text: string, at: number): { readonly name: string; readonly from: number; readonly to: number } | undefined {
  for (const match of text.matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*/gu)) {
    const to = match.index + match[0].length
    if (match.index <= at && at <= to) return { name: match[0], from: match.index, to }
  }
  return undefined
}

/** What a name in a formula stands for, in Markdown; undefined for names of nothing. */
export function explain(name: string, world: FormulaWorld): string | undefined {
  const field = fieldAtPath(world, name)
  if (field) return `**${labelsOn(name.split('.'), world)}**  \n${typeOf(field, world.language)}`
  return isOperator(name) && isCalled(name) ? helpOf(name, world.language) : undefined
}

/** `Account › Industry` for the names of a path that leads somewhere. */
export const labelsOn = (names: readonly string[], { object, set, labelText }: FormulaWorld): string =>
  names.map((name, index) => labelText(pathInObject(object, names.slice(0, index + 1), set)?.field.label ?? name)).join(' › ')

const pathBefore = (before: string): string => /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{M}\p{N}_]*)*$/u.exec(before)?.[0] ?? ''

/** Whether an odd number of quotes stands before. */
const isInText = (before: string): boolean => (before.replaceAll(/\\./g, '').match(/"/g) ?? []).length % 2 === 1

function trailOf({ object, set }: FormulaWorld, names: readonly string[]): readonly FieldDefinition[] | undefined {
  const trail = names.map((_, index) => pathInObject(object, names.slice(0, index + 1), set)?.field)
  return trail.every((field) => field !== undefined) ? trail : undefined
}

function fieldsBehind(trail: readonly FieldDefinition[], from: number, world: FormulaWorld): readonly FormulaProposal[] {
  return choicesAt({ ...world, trail }).map(({ field, isOpen }) => ({
    kind: isOpen ? ('lookup' as const) : ('field' as const),
    label: world.labelText(field.label),
    text: field.name,
    found: foundBy(field),
    help: `${typeOf(field, world.language)}  \n\`${field.name}\``,
    from,
  }))
}

/** Its name, its labels in all languages, and the initials of its name: those of a Chinese label's reading. */
function foundBy({ name, label }: FieldDefinition): readonly string[] {
  const labels = typeof label === 'string' ? [label] : Object.values(label)
  return [...[name, ...labels].map((text) => together(withoutMarks(text))), initialsOf(name.split('_'))]
}

const typeOf = (field: FieldDefinition, language: Language): string => typeInWords(describeType(ruleTypeOf(field)), language)

const operatorProposals = (from: number, language: Language): readonly FormulaProposal[] =>
  operatorNames.filter(isCalled).map((name) => ({
    kind: 'operator',
    label: `${name}(${operators[name].parameters.map((parameter) => parameter.name).join(', ')})`,
    text: `${name}(`,
    found: [together(name), together(withoutMarks(operators[name].wording.label[language]))],
    help: helpOf(name, language),
    from,
  }))

const wordProposals = (from: number): readonly FormulaProposal[] => reservedWords.map((word) => ({ kind: 'word', label: word, text: word, found: [word], help: '', from }))

/** What an operator is called, what it takes, and an example. */
function helpOf(name: OperatorName, language: Language): string {
  const { wording, parameters, samples } = operators[name]
  const names = parameters.map((parameter) => (parameter.optional ? `${parameter.name}?` : parameter.repeats ? `${parameter.name} …` : parameter.name))
  const sample = samples.find(({ args, gives }) => gives !== null && !args.includes(null)) ?? samples[0]
  // Samples are JSON, as rules are stored.
  const example = sample && printFormula({ [name]: sample.args as Json[] })
  return [`**${wording.label[language]}**`, `\`${name}(${names.join(', ')})\``, ...(example === undefined ? [] : [`\`${example}\` → \`${JSON.stringify(sample?.gives)}\``])].join('  \n')
}

/** The options of the field that is compared just before: `stage == "`, `stage in ["new", `. */
function optionsAfter(before: string, world: FormulaWorld): readonly FormulaProposal[] {
  const [, path = '', quote = '', begun = ''] = comparison.exec(before) ?? []
  const field = fieldAtPath(world, path)
  const options = (field && fieldTypeOf(field).options?.(field)) ?? []
  const from = before.length - quote.length - begun.length
  return options.map(({ value, label }) => {
    const said = world.labelText(label)
    return { kind: 'option', label: said, text: JSON.stringify(value), found: [value, said].map((each) => together(withoutMarks(each))), help: value, from }
  })
}

const comparison = /([\p{L}_][\p{L}\p{N}_.]*)\s*(?:==|!=|in\s*\[(?:[^\]]*,)?)\s*("?)([^"\],&|()]*)$/u
