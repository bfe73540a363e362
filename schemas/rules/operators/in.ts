import type { RuleType } from '../rule-type.ts'
import { standard } from '../standard.ts'
import type { RuleValue } from '../values.ts'
import { equalityOf } from './equality.ts'
import { argument } from './meaning.ts'
import { type Compute, label, type Meaning, type Operator, phrase, type Wording } from './operator.ts'
import { anything, collection } from './parameters.ts'

const parts: Wording = {
  label: label('is part of', 'là một phần của', '包含于'),
  words: phrase('{1} contains {0}', '{1} chứa {0}', '{1} 包含 {0}'),
}

/** Whether a list has the value, or a text has it as a part. A blank is found in a list that holds a blank. */
export const isIn: Operator = {
  group: 'comparison',
  parameters: [anything('value', { same: true }), collection('list')],
  result: { type: 'boolean' },
  meaning: (args, call) => {
    const list = call.args[1]
    if (list?.type.type === 'text' || list?.type.type === 'option') return partOf(args, call)
    if (list?.kind === 'literal' && isText(call.args[0]?.type)) return oneOfTexts(list.value, args)
    return elementOf(argument(args, 0), argument(args, 1), call.args[0]?.type)
  },
  binding: 3,
  wording: {
    label: label('is one of', 'là một trong', '属于'),
    words: phrase('{0} is one of {1}', '{0} là một trong {1}', '{0} 是 {1} 之一'),
    negated: {
      label: label('is none of', 'không thuộc', '不属于'),
      words: phrase('{0} is none of {1}', '{0} không phải là một trong {1}', '{0} 不是 {1} 之一'),
    },
  },
  wordingFor: {
    options: {
      label: label('is among', 'nằm trong', '包含在'),
      words: phrase('{1} includes {0}', '{1} gồm {0}', '{1} 含有 {0}'),
    },
    text: parts,
    option: parts,
  },
  wordedBy: 1,
  samples: [
    { args: ['won', ['won', 'lost']], gives: true },
    { args: ['new', ['won', 'lost']], gives: false },
    { args: ['Spring', 'Springfield'], gives: true },
    { args: ['spring', 'Springfield'], gives: false },
    { args: ['', 'Springfield'], gives: false },
    { args: ['a', []], gives: false },
    { args: [null, []], gives: false },
    { args: [null, ['a', null]], gives: true },
    { args: [null, ['a']], gives: false },
    { args: [1.5, ['1.50', 2]], gives: true },
    { args: [null, ['a', { trim: [' '] }]], gives: true },
    { args: ['b', ['a', { lower: ['B'] }]], gives: true },
  ],
}

const partOf: Meaning = (args) => {
  const [part, whole] = [argument(args, 0), argument(args, 1)]
  return (run) => {
    const needle = part(run)
    return needle !== null && standard('in', needle, whole(run)) === true
  }
}

const isText = (type?: RuleType): boolean => type?.type === 'text' || type?.type === 'option'

function oneOfTexts(list: RuleValue, args: Parameters<Meaning>[0]): ReturnType<Meaning> {
  const value = argument(args, 0)
  const texts = new Set(Array.isArray(list) ? list : [])
  return (run) => texts.has(value(run))
}

/** Whether the list has an element that equals the value, as values of the type are equal. */
export function elementOf(value: Compute, list: Compute, type: RuleType = { type: 'text' }): Compute {
  const equal = equalityOf(type)
  return (run) => {
    const sought = value(run)
    const elements = list(run)
    return Array.isArray(elements) && elements.some((element) => equal(element, sought))
  }
}
