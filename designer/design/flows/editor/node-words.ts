import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { definitionTexts, textOfSetting } from '../../../../schemas/differences/texts.ts'
import { type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { flowLabels } from '../../../../schemas/flows/flow-labels.ts'
import { flowScope, objectsOf, toldNames } from '../../../../schemas/flows/flow-scope.ts'
import { nodeLabel } from '../../../../schemas/flows/node-label.ts'
import type { SummaryPart } from '../../../../schemas/flows/node-look.ts'
import type { PlainSource } from '../../../../schemas/flows/people/plain-source.ts'
import type { PersonSource } from '../../../../schemas/flows/people/sources.ts'
import type { Span } from '../../../../schemas/flows/spans.ts'
import type { Label, Language } from '../../../../schemas/label.ts'
import { allFieldsOf } from '../../../../schemas/objects/system-fields.ts'
import { checkRule, isRefused } from '../../../../schemas/rules/check.ts'
import { printFormula } from '../../../../schemas/rules/formula/print.ts'
import { listSeparator, wordsOfRule } from '../../../../schemas/rules/words.ts'
import type { FlowDrawing } from './flow-drawing.ts'

/** How people call the steps of a flow, and what they say of them. */
export interface NodeWords {
  nameOf(node: Pick<FlowNode, 'type' | 'label'>): string
  /** Where steps are named without being seen: of several that are called alike, each by what leads to it. */
  nameAmong(node: FlowNode): string
  /** The settings in one line; blank where there is nothing to say. */
  summaryOf(node: FlowNode): string
  /** What stands on the edge of a port; undefined for the one way out of a plain step. */
  portLabel(node: FlowNode, port: string): string | undefined
  people(sources: readonly PersonSource[]): string
  span(span: Span): string
  /** A value or formula in words or, where it has none, as text. */
  formula(rule: unknown): string
  condition(rule: unknown): string
}

/** The sentences that words are put into. */
export interface Sayings {
  readonly language: Language
  readonly fallback: Language
  readonly zone: string
  labelText(label: Label): string
  minutes(count: number): string
  hours(count: number): string
  days(count: number): string
  requester: string
  failed: string
  managerOf(person: string, level: number): string
  headOf(person: string): string
  /** Only those in the requester's department. */
  nearRequester(people: string): string
  matrixOf(amount: string): string
  orElse(people: string, instead: string): string
  /** A step by the one before it, and by the way out that leads from there where it has a word. */
  after(name: string, before: string, way: string | undefined): string
  start(flow: FlowDrawing, object: string): string
}

/** The words for the steps of a flow; its object, fields, roles and messages by what they are called. */
export function nodeWords(flow: FlowDrawing, set: DefinitionSet, say: Sayings): NodeWords {
  const rules = rulesOf(flow, set, say)
  const span = ({ minutes, hours, days = 0 }: Span) => (minutes !== undefined ? say.minutes(minutes) : hours !== undefined ? say.hours(hours) : say.days(days))
  const roleName = (name: string): string => say.labelText(set.get('role', name)?.label ?? name)
  const plain = (source: PlainSource): string => {
    switch (source.by) {
      case 'person':
        return rules.formula(source.person)
      case 'role':
        return source.in ? say.nearRequester(roleName(source.role)) : roleName(source.role)
      case 'manager':
        return say.managerOf(rules.formula(source.of), source.level ?? 1)
      case 'department_head':
        return say.headOf(rules.formula(source.of))
    }
  }
  const person = (source: PersonSource): string => {
    const said = source.by === 'matrix' ? say.matrixOf(rules.formula(source.amount)) : plain(source)
    return source.fallback ? say.orElse(said, plain(source.fallback)) : said
  }
  const people = (sources: readonly PersonSource[]) => sources.map(person).join(listSeparator[say.language])
  const part = partWords(flow, set, { ...say, ...rules, people, span })
  const nameOf: NodeWords['nameOf'] = (node) => say.labelText(nodeLabel(node))
  const portLabel: NodeWords['portLabel'] = (node, port) => {
    if (port === 'failed') return say.failed
    const label = nodeTypeOf(node).ports(node.settings ?? {}).find(({ key }) => key === port)?.label
    return label === undefined ? undefined : say.labelText(label)
  }
  return {
    ...rules, people, span, nameOf, portLabel,
    nameAmong: (node) => {
      const name = nameOf(node)
      if (!flow.nodes.some((other) => other.id !== node.id && nameOf(other) === name)) return name
      const edge = flow.edges.find(({ to }) => to === node.key)
      const before = edge && flow.nodes.find(({ key }) => key === edge.from)
      return before ? say.after(name, nameOf(before), portLabel(before, edge.port)) : name
    },
    summaryOf: (node) => {
      if (node.type === 'start') return say.start(flow, objectText(flow, set, say))
      return (nodeTypeOf(node).summary?.(node.settings ?? {}) ?? []).map((piece, at) => (at === 0 && piece.kind === 'choice' ? begun(part(piece), say.language) : part(piece))).filter((text) => text !== '').join(' · ')
    },
  }
}

/** As a line begins: its first letter is a capital. */
const begun = (text: string, language: Language): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

function objectText(flow: FlowDrawing, set: DefinitionSet, { labelText }: Sayings): string {
  const record = toldNames(flow).get('record')
  return record?.type === 'record' ? labelText(set.get('object', record.object)?.label ?? record.object) : ''
}

function rulesOf(flow: FlowDrawing, set: DefinitionSet, say: Sayings): Pick<NodeWords, 'formula' | 'condition'> {
  const { language, fallback, zone } = say
  const known = flowLabels(flow, set, { language, fallback })
  const record = objectText(flow, set, say)
  const labels = {
    ...known, zone,
    field: (path: readonly string[]) => (path[0] === 'requester' ? [say.requester, ...path.slice(1)].join(' › ') : known.field(path) || record || undefined),
  }
  const scope = flowScope(flow, set)
  const formula = (rule: unknown): string => {
    if (rule === undefined || rule === null) return ''
    if (typeof rule !== 'object') return String(rule)
    const path = 'var' in rule && typeof rule.var === 'string' ? labels.field(rule.var.split('.')) : undefined
    return path ?? printFormula(rule) ?? ''
  }
  return {
    formula,
    condition: (rule) => {
      // A condition that was not written yet.
      if (rule === false) return ''
      const checked = checkRule(rule, scope, { type: 'boolean' })
      return isRefused(checked) ? formula(rule) : wordsOfRule(checked.tree, language, labels)
    },
  }
}

type Words = Pick<NodeWords, 'formula' | 'condition' | 'people' | 'span'> & Pick<Sayings, 'language' | 'labelText'>

/** Says the pieces of a summary. */
function partWords(flow: FlowDrawing, set: DefinitionSet, words: Words): (part: SummaryPart) => string {
  const objectOf = objectsOf(toldNames(flow))
  const { labelText } = words
  const fieldNames = (object: string | undefined, fields: readonly string[]) => {
    const known = object === undefined ? undefined : set.get('object', object)
    return fields.map((field) => labelText((known && allFieldsOf(known).find(({ name }) => name === field)?.label) ?? field)).join(listSeparator[words.language])
  }
  return (part) => {
    switch (part.kind) {
      case 'choice':
        return textOfSetting(definitionTexts[words.language].values, { noun: 'node', steps: ['settings', part.setting] }, part.value)?.text ?? part.value
      case 'people':
        return words.people(part.people)
      case 'span':
        return words.span(part.span)
      case 'named':
        return labelText(set.get(part.of, part.name)?.label ?? part.name)
      case 'fields':
        return fieldNames(part.object ?? (part.record === undefined ? undefined : objectOf(part.record)), part.fields)
      case 'variables':
        return part.names.map((name) => labelText(flow.variables?.find((variable) => variable.name === name)?.label ?? name)).join(listSeparator[words.language])
      case 'condition':
        return words.condition(part.rule)
      case 'formula':
        return words.formula(part.rule)
      case 'labels':
        return part.labels.map(labelText).join(' · ')
      case 'text':
        return part.text
    }
  }
}
