import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { RuleWords } from '../../design/conditions/RuleWords.tsx'
import type { Filter } from './filter.ts'
import { useReadableSet } from './readable-set.ts'

/** A filter in plain words: `Stage is Won and Amount is more than 1,000`. */
export function FilterWords({ object, filter }: { object: ObjectDefinition; filter: Filter }) {
  return <RuleWords object={object} set={useReadableSet()} rule={filter} size="sm" />
}
