import type { DefinitionSet } from '../definition-set.ts'
import { labelIn } from '../label.ts'
import { type LabelReader, ruleLabels } from '../objects/rule-labels.ts'
import type { RuleLabels } from '../rules/words.ts'
import type { FlowDefinition } from './flow.ts'
import { oldRoot, rooted, toldNames } from './flow-scope.ts'
import type { BatchName } from './triggers/batch-names.ts'
import { phrasesIn } from './words/phrases.ts'

type LabelledFlow = Pick<FlowDefinition, 'trigger' | 'variables' | 'nodes'>

type FlowLabels = Required<Pick<RuleLabels, 'field' | 'option' | 'number'>>

/** What people call that which the expressions of a flow read: `Amount`, `Reason`, `Manager approves › decision`. */
export function flowLabels(flow: LabelledFlow, set: DefinitionSet, reader: LabelReader): FlowLabels {
  const names = toldNames(flow)
  const labelsOf = (path: readonly string[]): { readonly root: string; readonly rest: readonly string[]; readonly labels: FlowLabels | undefined } => {
    const { root, rest } = rooted(path, names)
    const type = names.get(root)
    const object = type?.type === 'record' ? set.get('object', type.object) : undefined
    return { root, rest, labels: object && ruleLabels(object, set, reader) }
  }
  return {
    field: (path) => {
      const { root, rest, labels } = labelsOf(path)
      const own = rootWords(flow, root, reader)
      const field = rest.length > 0 ? labels?.field(rest) : ''
      return field === undefined ? undefined : [own, field].filter((each) => each !== '').join(' › ')
    },
    option: (path, value) => {
      const { rest, labels } = labelsOf(path)
      return labels?.option(rest, value)
    },
    number: (path, value, decimals) => {
      const { rest, labels } = labelsOf(path)
      return labels?.number(rest, value, decimals)
    },
  }
}

/** The record itself needs no word: its fields speak for it. */
function rootWords({ variables = [], nodes }: LabelledFlow, root: string, { language, fallback }: LabelReader): string {
  const [first = '', name = '', given = ''] = root.split('.')
  if (first === 'record') return ''
  if (first === oldRoot) return phrasesIn(language).before
  if (first === 'vars') return labelIn(variables.find((variable) => variable.name === name)?.label ?? name, language, fallback)
  // All names that begin so are those of the trigger.
  if (first === 'batch') return phrasesIn(language).batch[root as BatchName]
  if (first !== 'nodes') return root
  return `${labelIn(nodes.find(({ key }) => key === name)?.label ?? name, language, fallback)} › ${given}`
}
