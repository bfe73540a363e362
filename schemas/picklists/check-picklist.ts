import { optionIssues } from '../fields/options.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { nameFault } from '../objects/names.ts'
import type { PicklistDefinition } from './picklist.ts'

/** Faults of a shared picklist that its schema cannot say. */
export function checkPicklist({ name, options }: PicklistDefinition): readonly Issue[] {
  const code = nameFault(name)
  return [...(code ? [{ code, path: '/name', params: { name } }] : []), ...optionIssues(options).map((issue) => issueUnder('/options', issue))]
}
