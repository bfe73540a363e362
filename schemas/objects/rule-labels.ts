import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf } from '../fields/field.ts'
import { type Language, labelIn } from '../label.ts'
import type { RuleLabels } from '../rules/words.ts'
import type { ObjectDefinition } from './object.ts'
import { pathInObject } from './path.ts'

/** How somebody reads labels: in which language, and in which where a label lacks that one. */
export interface LabelReader {
  readonly language: Language
  readonly fallback?: Language | undefined
}

/** What people call the fields and options of rules about records of an object; over a lookup `Account › Industry`. */
export function ruleLabels(object: ObjectDefinition, set: DefinitionSet, { language, fallback }: LabelReader): Required<Pick<RuleLabels, 'field' | 'option' | 'number'>> {
  const fieldAt = (path: readonly string[]) => pathInObject(object, path, set)?.field
  return {
    field: (path) => {
      const trail = path.map((_, index) => fieldAt(path.slice(0, index + 1)))
      return trail.every((field) => field !== undefined) ? trail.map(({ label }) => labelIn(label, language, fallback)).join(' › ') : undefined
    },
    option: (path, value) => {
      const field = fieldAt(path)
      const option = field && fieldTypeOf(field).options?.(field).find((each) => each.value === value)
      return option && labelIn(option.label, language, fallback)
    },
    number: (path, value, decimals) => {
      const field = fieldAt(path)
      return field && fieldTypeOf(field).sayNumber?.(value, decimals, language)
    },
  }
}
