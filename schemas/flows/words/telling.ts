import type { DefinitionSet } from '../../definition-set.ts'
import { type Label, labelIn, type Language } from '../../label.ts'
import { type LabelReader, ruleLabels } from '../../objects/rule-labels.ts'
import { checkRule, isRefused } from '../../rules/check.ts'
import type { RuleScope } from '../../rules/scope.ts'
import { type RuleLabels, wordsOfRule } from '../../rules/words.ts'
import type { FlowDefinition } from '../flow.ts'
import { flowScope, oldRoot, rooted, toldNames } from '../flow-scope.ts'
import type { BatchName } from '../triggers/batch-names.ts'
import { phrasesIn } from './phrases.ts'

/** Who reads the words of a flow, and what is known beside its definitions. */
export interface FlowReader extends LabelReader {
  /** IANA zone in which moments are shown. */
  readonly zone?: string
  /** The name of a person; undefined where it is not known. */
  person?(id: string): string | undefined
}

/** What the words of a flow are made of. */
export interface Telling {
  readonly flow: FlowDefinition
  readonly set: DefinitionSet
  readonly language: Language
  label(label: Label): string
  /** The label of a definition, or its name where there is none. */
  called(kind: 'flow' | 'message' | 'object' | 'role', name: string): string
  /** The label of a field, or its name. */
  field(object: string | undefined, name: string): string
  /** A rule of the flow in words. What cannot be read is said to be unfinished. */
  rule(rule: unknown, scope?: RuleScope): string
  /** A value that a field gets: options have labels, people names. */
  value(object: string | undefined, field: string, rule: unknown): string
}

/** Prepares to tell of a flow. */
export function tellingOf(flow: FlowDefinition, set: DefinitionSet, reader: FlowReader): Telling {
  const scope = flowScope(flow, set)
  const labels = flowLabels(flow, set, reader)
  const { language, fallback } = reader
  const label = (text: Label) => labelIn(text, language, fallback)
  const say = (rule: unknown, own: RuleScope = scope): string => {
    const person = typeof rule === 'string' ? reader.person?.(rule) : undefined
    if (person !== undefined) return person
    const checked = checkRule(rule, own)
    return isRefused(checked) ? phrasesIn(language).unfinished : wordsOfRule(checked.tree, language, labels)
  }
  return {
    flow, set, language, label,
    called: (kind, name) => label(set.get(kind, name)?.label ?? name),
    field: (object, name) => (object === undefined ? name : (labels.fieldOf(object, [name]) ?? name)),
    rule: say,
    value: (object, field, rule) => (object !== undefined && typeof rule === 'string' ? labels.optionOf(object, field, rule) : undefined) ?? say(rule),
  }
}

interface FlowLabels extends RuleLabels {
  optionOf(object: string, field: string, value: string): string | undefined
  fieldOf(object: string, path: readonly string[]): string | undefined
}

function flowLabels(flow: FlowDefinition, set: DefinitionSet, reader: FlowReader): FlowLabels {
  const names = toldNames(flow)
  const labelsOf = (name: string) => {
    const object = set.get('object', name)
    return object && ruleLabels(object, set, reader)
  }
  /** The labels of the object whose record a path begins with, and the fields that follow. */
  const along = (path: readonly string[]) => {
    const { root, rest } = rooted(path, names)
    const type = names.get(root)
    return { root, rest, labels: type?.type === 'record' ? labelsOf(type.object) : undefined }
  }
  return {
    ...(reader.zone !== undefined && { zone: reader.zone }),
    optionOf: (object, field, value) => labelsOf(object)?.option([field], value),
    fieldOf: (object, path) => labelsOf(object)?.field(path),
    field: (path) => {
      const { root, rest, labels } = along(path)
      if (rest.length === 0) return rootWords(root, flow, { set, reader })
      const field = labels?.field(rest)
      return root === 'record' || field === undefined ? field : `${rootWords(root, flow, { set, reader })} › ${field}`
    },
    option: (path, value) => {
      const { rest, labels } = along(path)
      return labels?.option(rest, value)
    },
    number: (path, value, decimals) => {
      const { rest, labels } = along(path)
      return labels?.number(rest, value, decimals)
    },
    record: (object, id) => (object === 'user' ? reader.person?.(id) : undefined),
  }
}

/** What people call the record, the requester, a variable or what a step gave back. */
function rootWords(root: string, flow: FlowDefinition, { set, reader }: { readonly set: DefinitionSet; readonly reader: FlowReader }): string | undefined {
  const { language, fallback } = reader
  const phrases = phrasesIn(language)
  if (root === 'requester') return phrases.requester
  if (root === oldRoot) return phrases.before
  const [kind, key, name] = root.split('.')
  if (kind === 'record') {
    const object = toldNames(flow).get('record')
    const label = object?.type === 'record' ? set.get('object', object.object)?.label : undefined
    return label === undefined ? phrases.record : phrases.theRecord(labelIn(label, language, fallback))
  }
  if (kind === 'vars') return labelIn((flow.variables ?? []).find((variable) => variable.name === key)?.label ?? key ?? root, language, fallback)
  // All names that begin so are those of the trigger.
  if (kind === 'batch') return phrases.batch[root as BatchName]
  const node = flow.nodes.find((each) => each.key === key)
  return node && name !== undefined ? `${labelIn(node.label ?? node.key, language, fallback)} › ${phrases.given[name] ?? name}` : undefined
}
