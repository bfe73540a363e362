import { type Language, labelIn, languages } from '../../label.ts'
import { composed } from '../text.ts'
import type { CallNode } from '../tree.ts'
import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { parameter } from './parameters.ts'

/** What the reader reads for an option. A value that is no option any more is read as it is stored. */
export const optionLabel: Operator = {
  group: 'text',
  parameters: [parameter(['option'])('option')],
  result: { type: 'text' },
  meaning: (args, call) => {
    const option = argument(args, 0)
    const byLanguage = new Map(languages.map((language) => [language, optionLabels(call, language)]))
    return (run) => {
      const value = option(run)
      return value === null ? null : (byLanguage.get(run.context.language)?.get(String(value)) ?? value)
    }
  },
  wording: {
    label: label('label of option', 'nhãn của lựa chọn', '选项标签'),
    words: phrase('the label of {0}', 'nhãn của {0}', '{0} 的标签'),
  },
  samples: [],
}

/** Labels of the options that the call's argument may have, by value. */
export function optionLabels({ args }: CallNode, language: Language): ReadonlyMap<string, string> {
  const type = args[0]?.type
  if (type?.type !== 'option' || !type.labels) return new Map()
  const { labels } = type
  return new Map(type.values.flatMap((value, index) => (labels[index] === undefined ? [] : [[value, composed(labelIn(labels[index], language))] as const])))
}
