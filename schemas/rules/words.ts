import { shownDay, shownDuration, shownMoment, shownTime } from '../fields/showing/dates.ts'
import { shownNumber } from '../fields/showing/numbers.ts'
import type { Language } from '../label.ts'
import { asDecimal, type RuleNumber } from './numbers.ts'
import { decimalScale } from './decimal.ts'
import { operators } from './operators/index.ts'
import type { Operator, Wording } from './operators/operator.ts'
import type { TypeName } from './rule-type.ts'
import { type CallNode, type FieldNode, fullPath, type LiteralNode, type RuleTree } from './tree.ts'
import type { RuleValue } from './values.ts'

/** What people call the things that a rule names. What is undefined is shown as it is stored. */
export interface RuleLabels {
  /** `Account › Industry` */
  field(path: readonly string[]): string | undefined
  /** The label of an option of the field. */
  option?(path: readonly string[], value: string): string | undefined
  /** A number that is compared with the field, where the field has a way of its own to say it: `20%`. */
  number?(path: readonly string[], value: string, decimals: number): string | undefined
  /** The title of a record. */
  record?(object: string, id: string): string | undefined
  /** IANA zone in which moments are shown; UTC when absent. */
  readonly zone?: string
}

/** The rule in plain words: `Amount is more than 1,000 and Stage is Won`. */
export function wordsOfRule(tree: RuleTree, language: Language, labels: RuleLabels): string {
  return words(tree, { language, labels })
}

interface Telling {
  readonly language: Language
  readonly labels: RuleLabels
  /** The field that fixed values beside it are about: it knows the labels of options. */
  readonly about?: FieldNode
  /** The field and the values beside it are compared, so they are of one kind. */
  readonly isCompared?: boolean
}

function words(tree: RuleTree, telling: Telling): string {
  switch (tree.kind) {
    case 'literal':
      return wordsOfLiteral(tree, telling)
    case 'field':
      return telling.labels.field(fullPath(tree)) ?? fullPath(tree).join('.')
    case 'list':
      return tree.items.map((item) => words(item, telling)).join(listSeparator[telling.language])
    case 'call':
      return wordsOfCall(tree, telling)
  }
}

/** What stands between things that are listed one after the other. */
export const listSeparator: Readonly<Record<Language, string>> = { en: ', ', vi: ', ', 'zh-CN': '、' }

function wordsOfCall(node: CallNode, telling: Telling): string {
  const [inner] = node.args
  const negated = node.operator === '!' && inner?.kind === 'call' ? wordingOf(inner, operators[inner.operator]).negated : undefined
  if (negated && inner?.kind === 'call') return phrased(inner, negated, telling)
  const { wordingBelowZero } = operators[node.operator]
  const raised = wordingBelowZero && withoutSign(node)
  if (raised) return phrased(raised, wordingBelowZero, telling)
  return phrased(node, wordingOf(node, operators[node.operator]), telling)
}

/** The call with its second argument above zero, where that is a fixed number below. */
function withoutSign(node: CallNode): CallNode | undefined {
  const [first, second] = node.args
  if (!first || second?.kind !== 'literal' || typeof second.value !== 'number' || second.value >= 0) return undefined
  return { ...node, args: [first, { ...second, value: -second.value }] }
}

function phrased(node: CallNode, wording: Wording, telling: Telling): string {
  const operator = operators[node.operator]
  const phrases = wording.words[telling.language]
  const flag = operator.parameters.findIndex((parameter) => parameter.flag)
  const args = flag < 0 ? node.args : node.args.slice(0, flag)
  const phrase = flag < 0 ? phraseFor(args.length, phrases) : phrases[isOn(node.args[flag]) ? 1 : 0]
  if (phrase === undefined) return words(foldedTail(node, phrases), telling)
  const about = args.find((arg) => arg.kind === 'field')
  const isCompared = operator.group === 'comparison'
  const said = args.map((arg, index) => {
    const say = operator.parameters[index]?.say
    if (say && arg.kind === 'literal') return say(String(arg.value), telling.language)
    const inner = words(arg, { ...telling, about, isCompared })
    return inBrackets(arg, node) ? bracketed(inner, telling.language) : inner
  })
  return filled(phrase, said)
}

const phraseFor = (count: number, phrases: readonly string[]): string | undefined =>
  phrases.find((each) => each.includes('{*') || placesIn(each) === count)

function wordingOf({ args }: CallNode, { wording, wordingFor, wordedBy = 0 }: Operator): Wording {
  const type = args[wordedBy]?.type.type
  return (type && wordingFor?.[type]) ?? wording
}

const isOn = (flag?: RuleTree): boolean => flag?.kind === 'literal' && flag.value === true

const bracketed = (text: string, language: Language): string => (language === 'zh-CN' ? `（${text}）` : `(${text})`)

/** How many different arguments a phrase speaks of. */
const placesIn = (phrase: string): number => new Set(phrase.match(/\{\d\}/g)).size

/** `if a then b, if c then d, else e` as `if a then b, else (if c then d, else e)`: the tail becomes a call of its own. */
function foldedTail(node: CallNode, phrases: readonly string[]): CallNode {
  const kept = Math.max(...phrases.map(placesIn)) - 1
  return { ...node, args: [...node.args.slice(0, kept), { ...node, args: node.args.slice(kept) }] }
}

/** Words that hold together more loosely than those around them stand in brackets. */
function inBrackets(arg: RuleTree, parent: CallNode): boolean {
  if (arg.kind !== 'call') return false
  const binding = operators[arg.operator].binding ?? 0
  if (binding === 0) return false
  const joinsAlike = arg.operator === parent.operator && operators[parent.operator].parameters.at(-1)?.repeats
  return !joinsAlike && binding >= (operators[parent.operator].binding ?? 0)
}

function filled(phrase: string, said: readonly string[]): string {
  const separator = /\{\*([^}]*)\}/.exec(phrase)?.[1]
  const places = phrase.replace(/\{\*[^}]*\}/, said.map((_, index) => `{${index}}`).join(separator))
  const parts = places.split(/\{(\d+)\}/).map((part, index) => (index % 2 === 1 ? (said[Number(part)] ?? '') : part))
  return parts.reduce(closedUp, '')
}

/** Two pieces of text put together. Phrases stand apart from what fills them; between Chinese characters nothing does. */
function closedUp(before: string, after: string): string {
  if (before.endsWith(' ') && wide.test(before.at(-2) ?? '') && wide.test(after.charAt(0))) return before.slice(0, -1) + after
  if (after.startsWith(' ') && wide.test(before.at(-1) ?? '') && wide.test(after.charAt(1))) return before + after.slice(1)
  return before + after
}

const wide = /[\p{Script=Han}（），、“”]/u

function wordsOfLiteral({ value, type }: LiteralNode, telling: Telling): string {
  if (value === null) return blank[telling.language]
  if (Array.isArray(value)) {
    const element: TypeName = type.type === 'list' ? type.of.type : 'option'
    const items = value.map((item) => (item === null ? blank[telling.language] : sayers[element](item, telling)))
    return items.join(listSeparator[telling.language])
  }
  if (type.type === 'record') return telling.labels.record?.(type.object, String(value)) ?? String(value)
  return sayers[type.type](value, telling)
}

const blank: Readonly<Record<Language, string>> = { en: 'blank', vi: 'trống', 'zh-CN': '空' }
const truth: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  en: ['yes', 'no'],
  vi: ['có', 'không'],
  'zh-CN': ['是', '否'],
}

type Sayer = (value: RuleValue, telling: Telling) => string

// The checker has proved what a literal's value is.
const number: Sayer = (value, { language, labels, about, isCompared }) => {
  const decimal = asDecimal(value as RuleNumber)
  const decimals = decimalScale(decimal)
  return (isCompared && about && labels.number?.(fullPath(about), decimal, decimals)) || shownNumber(decimal, decimals, language)
}

const plain: Sayer = (value) => String(value)

/** How a fixed value of a type is said. */
const sayers: Readonly<Record<TypeName, Sayer>> = {
  text: (value) => `“${String(value)}”`,
  decimal: number,
  integer: number,
  duration: (value, { language }) => shownDuration(Number(value), language),
  boolean: (value, { language }) => truth[language][value === true ? 0 : 1],
  date: (value, { language }) => shownDay(String(value), language),
  datetime: (value, { language, labels }) => shownMoment(String(value), labels.zone ?? 'UTC', language),
  time: (value) => shownTime(String(value)),
  address: plain,
  option: (value, { labels, about }) => (about && labels.option?.(fullPath(about), String(value))) ?? String(value),
  options: plain,
  record: plain,
  list: plain,
  files: plain,
}
